import { EventEmitter } from 'node:events';

/** The emulation has no silent no-ops: what it does not know, it says so and stops. */
export const notEmulated = (what: string): Error =>
  new Error(`electron-host: ${what} is not emulated. Add it to test/support/electron-host/main, or do without it.`);

/** What the language itself asks of any object. */
const ASKED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'asymmetricMatch']);

/** Hands out only members that exist; reading or writing any other one throws and names it. */
export const strict = <Target extends object>(name: string, target: Target): Target =>
  new Proxy(target, {
    get: (on, key, receiver): unknown => {
      if (typeof key === 'symbol' || key in on || ASKED_BY_THE_LANGUAGE.has(key)) return Reflect.get(on, key, receiver);
      throw notEmulated(`${name}.${key}`);
    },
    set: (on, key, value, receiver): boolean => {
      if (typeof key === 'symbol' || key in on) return Reflect.set(on, key, value, receiver);
      throw notEmulated(`setting ${name}.${key}`);
    },
  });

/** An emitter with a closed list of events: listening to one that never comes is a bug, not a wish. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    super.on('newListener', (event) => {
      if (!events.includes(String(event))) throw notEmulated(`the event '${String(event)}' of ${name}`);
    });
  }
}

/** Throws for options that nothing here honours. */
export const refuseUnknownOptions = (name: string, options: object, known: readonly string[]): void => {
  for (const key of Object.keys(options)) if (!known.includes(key)) throw notEmulated(`the option '${key}' of ${name}`);
};

/** An event that can be stopped; `isPrevented` is for the emitter. */
export interface Preventable {
  readonly preventDefault: () => void;
  readonly defaultPrevented: boolean;
}

export const preventable = <Parts extends object>(parts: Parts): Preventable & Parts => {
  let isPrevented = false;
  return Object.defineProperties({ ...parts } as Preventable & Parts, {
    preventDefault: { value: () => void (isPrevented = true) },
    defaultPrevented: { get: () => isPrevented },
  });
};
