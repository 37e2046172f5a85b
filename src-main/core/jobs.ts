import type { JobProgress } from '../../src-shared/ipc/jobs.routes.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Ports } from './ports.ts';
import { throttled } from './throttled.ts';

/**
 * Long pieces of work, one at a time: imports, exports, changes of many records, and taking one back. Two at once would decide
 * by half of what the other one writes.
 */
export interface Jobs {
  /** The work's signal aborts with the caller's and with `cancel`. Error: IMPORT_BUSY while another one runs. */
  readonly run: <Result>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ) => Promise<Result>;
  readonly cancel: () => void;
  /** How far the work is; told on at most ten times a second. */
  readonly tell: (progress: JobProgress) => void;
  readonly onProgress: (listener: (progress: JobProgress) => void) => () => void;
}

export function createJobs(ports: Pick<Ports, 'clock'>): Jobs {
  let running: AbortController | null = null;
  const listeners = new Set<(progress: JobProgress) => void>();
  return {
    cancel: () => running?.abort(),
    run: async (signal, work) => {
      if (running !== null) throw new SatchelError('IMPORT_BUSY');
      const own = new AbortController();
      running = own;
      try {
        return await work(signal ? AbortSignal.any([signal, own.signal]) : own.signal);
      } finally {
        running = null;
      }
    },
    tell: throttled<JobProgress>(ports, (progress) => {
      for (const listener of listeners) listener(progress);
    }),
    onProgress: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
