/**
 * One end of the context bridge. The main world and the isolated world of a page share the document but no objects; they
 * call each other synchronously by events whose details Blink clones between worlds. Runs in the page: refers to nothing
 * outside itself. `nonce` keeps the event names from being guessed.
 */
export interface BridgePeer {
  readonly wrap: (value: unknown) => unknown;
  readonly unwrap: (value: unknown) => unknown;
  readonly emit: (kind: string, detail: unknown) => void;
  readonly on: (kind: string, listener: (detail: never) => void) => void;
}

export function makeBridgePeer(self: string, other: string, nonce: string): BridgePeer {
  type Callback = (...args: unknown[]) => unknown;
  interface Failure {
    readonly name: string;
    readonly message: string;
  }
  interface Outcome {
    readonly ok: boolean;
    readonly value: unknown;
  }
  const dispatch = window.dispatchEvent.bind(window);
  const listen = window.addEventListener.bind(window);
  const Event = CustomEvent;
  const callbacks = new Map<number, Callback>();
  const ids = new WeakMap<Callback, number>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const state: { last: number; outcome: Outcome | null } = { last: 0, outcome: null };
  const isDictionary = (value: object): boolean => Object.prototype.toString.call(value) === '[object Object]';
  const failureOf = (error: unknown): Failure =>
    error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
  const revive = (value: unknown): Error => {
    const { name, message } = value as Failure;
    return Object.assign(new Error(message), { name });
  };
  const emit = (kind: string, detail: unknown): void =>
    void dispatch(new Event(`${nonce}:${other}:${kind}`, { detail }));
  const on = (kind: string, listener: (detail: never) => void): void =>
    listen(`${nonce}:${self}:${kind}`, (event) => listener((event as CustomEvent).detail as never));
  const next = (): number => (state.last += 1);
  const wrapFunction = (value: Callback): unknown => {
    const id = ids.get(value) ?? next();
    ids.set(value, id);
    callbacks.set(id, value);
    return { $function: id };
  };
  const wrapPromise = (value: Promise<unknown>): unknown => {
    const id = next();
    value.then(
      (result) => emit('settle', { id, ok: true, value: wrap(result) }),
      (error: unknown) => emit('settle', { id, ok: false, value: failureOf(error) }),
    );
    return { $promise: id };
  };
  const mapValues = (value: object, change: (part: unknown) => unknown): unknown =>
    Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') return wrapFunction(value as Callback);
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Promise) return wrapPromise(value);
    if (Array.isArray(value)) return value.map(wrap);
    return isDictionary(value) ? mapValues(value, wrap) : value;
  };
  const call = (id: number, args: readonly unknown[]): unknown => {
    state.outcome = null;
    emit('call', { id, args: wrap(args) });
    const outcome = state.outcome as Outcome | null;
    state.outcome = null;
    if (!outcome) throw new Error('the other world is gone');
    if (!outcome.ok) throw revive(outcome.value);
    return unwrap(outcome.value);
  };
  const unwrap = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unwrap);
    if (!isDictionary(value)) return value;
    const { $function, $promise } = value as { $function?: number; $promise?: number };
    if ($function !== undefined) return (...args: unknown[]) => call($function, args);
    if ($promise !== undefined) return new Promise((resolve, reject) => promises.set($promise, { resolve, reject }));
    return mapValues(value, unwrap);
  };
  const run = (id: number, args: unknown): Outcome => {
    try {
      return { ok: true, value: wrap(callbacks.get(id)?.(...(unwrap(args) as unknown[]))) };
    } catch (error) {
      return { ok: false, value: failureOf(error) };
    }
  };
  on('call', ({ id, args }: { id: number; args: unknown }) => emit('return', run(id, args)));
  on('return', (outcome: Outcome) => void (state.outcome = outcome));
  on('settle', ({ id, ok, value }: Outcome & { id: number }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (ok) promise?.resolve(unwrap(value));
    else promise?.reject(revive(value));
  });
  return { wrap, unwrap, emit, on };
}
