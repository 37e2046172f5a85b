import { Worker } from 'node:worker_threads';

export interface SmallCoreStart {
  /** So many openings fail with STORE_LOCKED before one succeeds. */
  readonly failures: number;
  readonly asksForKey: boolean;
  readonly hangsAtClose: boolean;
  /** [0] counts closings, [1] rounds of sync. */
  readonly calls: SharedArrayBuffer;
}

/** Starts small-core-worker.ts on a thread of its own. */
export function startSmallCore(start: Partial<SmallCoreStart> = {}): { worker: Worker; calls: Int32Array } {
  const calls = new SharedArrayBuffer(8);
  const workerData: SmallCoreStart = { failures: 0, asksForKey: false, hangsAtClose: false, calls, ...start };
  const worker = new Worker(new URL('./small-core-worker.ts', import.meta.url), { workerData });
  return { worker, calls: new Int32Array(calls) };
}
