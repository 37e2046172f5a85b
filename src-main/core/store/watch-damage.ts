import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { Store, Verification } from './store.ts';

type Method = (...args: readonly unknown[]) => unknown;

/**
 * The store, telling once when a question, a write or a check finds it damaged, whoever asked: from then on nothing that it
 * says can be relied on. The error goes on to whoever asked.
 */
export function watchDamage(store: Store, onDamage: () => void): Store {
  let isTold = false;
  const tell = (): void => {
    if (isTold) return;
    isTold = true;
    onDamage();
  };
  const listen = async (answer: Promise<unknown>): Promise<void> => {
    try {
      if (isUnsound(await answer)) tell();
    } catch (error) {
      if (error instanceof SatchelError && error.code === 'STORE_DAMAGED') tell();
    }
  };
  // A proxy, because a method that is added to the store must not be forgotten here.
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]) => {
        const answer = (method as Method)(...args);
        if (answer instanceof Promise) void listen(answer);
        return answer;
      };
    },
  });
}

/** Whether this is the outcome of a check that found something. */
const isUnsound = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && (answer as Partial<Verification>).isSound === false;
