import type { MessagePort } from 'node:worker_threads';
import type { Reply } from '../../src-shared/ipc/define.ts';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Core } from '../core/core.ts';
import type { Log, Secrets } from '../core/ports.ts';
import { toCoreSchema, type FromCore, type ToCore } from './core-messages.schema.ts';
import { refusal, toWireError } from './wire-error.ts';

interface ServeCoreDeps {
  readonly port: Pick<MessagePort, 'postMessage' | 'on'>;
  /** Opens the core, which tells its events from then on. Called again by the next request after a failure, so "try again" needs no restart. */
  readonly open: (secrets: Secrets, onEvent: (message: EventMessage) => void) => Promise<Core>;
  readonly setOnline: (isOnline: boolean) => void;
  readonly log: Log;
  /** Ends the worker once the core is closed. */
  readonly exit: () => void;
}

/** The worker's side of `hostCore`: opens the core, answers requests with it, passes its events on, closes it. */
export function serveCore(deps: ServeCoreDeps): void {
  const { port, log } = deps;
  const post = (message: FromCore): void => port.postMessage(message);
  const keys = askForKeys(post);
  const core = openOnce(() => deps.open(keys.secrets, (message) => post({ type: 'event', message })));
  let isClosing = false;

  const answer = async (name: string, input: unknown): Promise<Reply> => {
    if (isClosing) return refusal('CORE_STOPPED');
    try {
      const { handlers } = await core.get();
      if (!Object.hasOwn(handlers, name)) return refusal('UNKNOWN_ROUTE');
      // The main thread has parsed the input with this route's own schema.
      return { ok: true, data: await (handlers as Record<string, (input: unknown) => unknown>)[name]!(input) };
    } catch (error) {
      return { ok: false, error: toWireError(error, log, name) };
    }
  };
  const close = async (): Promise<void> => {
    isClosing = true;
    try {
      await core.close();
    } catch (error) {
      toWireError(error, log, 'core.close');
    }
    deps.exit();
  };
  /** The network is back or the computer woke: waiting for the next automatic round would look like standing still. */
  const settleSoon = (): void => void answer('sync.run', {});

  const hear = (message: ToCore): void => {
    switch (message.type) {
      case 'request':
        void answer(message.name, message.input)
          .then((reply) => post({ type: 'reply', id: message.id, reply }))
          // An answer that cannot be sent is a defect of that route alone.
          .catch((error: unknown) => {
            const reply: Reply = { ok: false, error: toWireError(error, log, message.name) };
            post({ type: 'reply', id: message.id, reply });
          });
        return;
      case 'network':
        deps.setOnline(message.isOnline);
        // A core that is still being opened begins with a round by itself.
        if (message.isOnline && core.isOpen()) settleSoon();
        return;
      case 'woke':
        return settleSoon();
      case 'grantFile':
        // Where opening failed, the request that names the file says why.
        void core.get().then(({ grantFile }) => grantFile(message.grant), ignore);
        return;
      case 'key':
      case 'keyRefused':
        return keys.hear(message);
      case 'close':
        void close();
        return;
    }
  };
  port.on('message', (raw: unknown) => hear(toCoreSchema.parse(raw)));
  // Opened before the first question; if it fails, that question is told why.
  core
    .get()
    .catch((error: unknown) => log.warn('core not opened', { code: toWireError(error, log, 'core.open').code }));
}

const ignore = (): void => undefined;

/** One core for all requests. A failed opening is forgotten, so that the next request tries again. */
function openOnce(open: () => Promise<Core>) {
  let opening: Promise<Core> | null = null;
  let isOpen = false;
  const tried = async (): Promise<Core> => {
    try {
      const core = await open();
      isOpen = true;
      return core;
    } catch (error) {
      opening = null;
      throw error;
    }
  };
  const get = (): Promise<Core> => (opening ??= tried());
  return { get, isOpen: () => isOpen, close: async () => (await opening)?.close() };
}

/** The secrets port over the message port: only the main thread reaches the system's keyring. */
function askForKeys(post: (message: FromCore) => void): {
  secrets: Secrets;
  hear: (message: Extract<ToCore, { type: 'key' | 'keyRefused' }>) => void;
} {
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let lastId = 0;
  return {
    secrets: {
      masterKey: (hasStore) => {
        lastId += 1;
        const answer = Promise.withResolvers<string>();
        waiting.set(lastId, answer);
        post({ type: 'askKey', id: lastId, hasStore });
        return answer.promise;
      },
    },
    hear: (message) => {
      const answer = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'key') answer?.resolve(message.key);
      else answer?.reject(new SatchelError(message.code));
    },
  };
}
