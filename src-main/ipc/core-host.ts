import type { Worker } from 'node:worker_threads';
import type { Reply } from '../../src-shared/ipc/define.ts';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { FileGrant } from '../core/features/imports/file-grants.ts';
import type { Clock, Log, Secrets } from '../core/ports.ts';
import { fromCoreSchema, type FromCore, type ToCore } from './core-messages.schema.ts';
import { refusal } from './wire-error.ts';

/** The core as the main thread sees it: a worker that answers, tells, and may stop. */
export interface CoreHost {
  /** Never rejects; CORE_STOPPED once the worker is gone. */
  readonly request: (name: string, input: unknown) => Promise<Reply>;
  /** Lets the core read or write a file that the person chose. */
  readonly grantFile: (grant: FileGrant) => void;
  readonly setOnline: (isOnline: boolean) => void;
  readonly woke: () => void;
  /** Lets the core finish what it is writing; after five seconds the worker is ended. */
  readonly close: () => Promise<void>;
}

interface CoreHostDeps {
  readonly worker: Pick<Worker, 'postMessage' | 'on' | 'terminate'>;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEvent: (message: EventMessage) => void;
}

export const CLOSE_WITHIN_MS = 5_000;

/** Speaks with a worker that runs `serveCore`. A worker that ends by itself is told to the windows as `core.stopped`. */
export function hostCore(deps: CoreHostDeps): CoreHost {
  const { worker, clock, log } = deps;
  const asked = openQuestions();
  const gone = Promise.withResolvers<void>();
  let isGone = false;
  let closing: Promise<void> | null = null;
  const post = (message: ToCore): void => {
    if (!isGone) worker.postMessage(message);
  };

  const hear = (message: FromCore): void => {
    switch (message.type) {
      case 'reply':
        return asked.answer(message.id, message.reply);
      case 'event':
        return deps.onEvent(message.message);
      case 'askKey':
        void answerKey(deps, message).then(post);
        return;
    }
  };
  const stop = (): void => {
    isGone = true;
    asked.answerAll(refusal('CORE_STOPPED'));
    gone.resolve();
    if (closing === null) deps.onEvent({ name: 'core.stopped', data: {} });
  };
  worker.on('message', (raw: unknown) => {
    const message = fromCoreSchema.safeParse(raw);
    if (message.success) hear(message.data);
    else log.error('message of the core not understood');
  });
  // Only the class: the text of a crash may hold personal data.
  worker.on('error', (error) =>
    log.error('core crashed', { errorClass: error instanceof Error ? error.name : 'unknown' }),
  );
  worker.on('exit', stop);

  const end = async (): Promise<void> => {
    if (isGone) return;
    post({ type: 'close' });
    const patience = new AbortController();
    await Promise.race([gone.promise, clock.sleep(CLOSE_WITHIN_MS, patience.signal)]);
    patience.abort();
    if (isGone) return;
    log.warn('core did not close in time');
    await worker.terminate();
  };
  return {
    request: (name, input) => {
      if (isGone || closing !== null) return Promise.resolve(refusal('CORE_STOPPED'));
      const { id, reply } = asked.add();
      post({ type: 'request', id, name, input });
      return reply;
    },
    grantFile: (grant) => post({ type: 'grantFile', grant }),
    setOnline: (isOnline) => post({ type: 'network', isOnline }),
    woke: () => post({ type: 'woke' }),
    close: () => (closing ??= end()),
  };
}

/** Requests that the worker has not answered yet. */
function openQuestions() {
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  return {
    add: () => {
      lastId += 1;
      const { promise, resolve } = Promise.withResolvers<Reply>();
      waiting.set(lastId, resolve);
      return { id: lastId, reply: promise };
    },
    answer: (id: number, reply: Reply): void => {
      waiting.get(id)?.(reply);
      waiting.delete(id);
    },
    answerAll: (reply: Reply): void => {
      for (const resolve of waiting.values()) resolve(reply);
      waiting.clear();
    },
  };
}

async function answerKey(deps: CoreHostDeps, ask: Extract<FromCore, { type: 'askKey' }>): Promise<ToCore> {
  try {
    return { type: 'key', id: ask.id, key: await deps.secrets.masterKey(ask.hasStore) };
  } catch (error) {
    if (!(error instanceof SatchelError)) {
      deps.log.error('key not read', { errorClass: error instanceof Error ? error.name : 'unknown' });
    }
    return { type: 'keyRefused', id: ask.id, code: error instanceof SatchelError ? error.code : 'KEYRING_UNAVAILABLE' };
  }
}
