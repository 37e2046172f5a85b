import type { EventMessage, EventName } from '../../src-shared/ipc/events.ts';

/** Things by their names, each kept until one of its events is heard or so many others were used after it. */
export interface KeptUntil<Value> {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value, until: readonly EventName[]) => void;
  readonly delete: (key: string) => void;
  readonly close: () => void;
}

type Listen = (listener: (message: EventMessage) => void) => () => void;

/** Listens from the first thing on, so that it has forgotten before those who asked for the thing hear of the event. */
export function keptUntil<Value>(listen: Listen, most: number): KeptUntil<Value> {
  const kept = new Map<string, { readonly value: Value; readonly until: ReadonlySet<EventName> }>();
  const listening: { stop: (() => void) | null } = { stop: null };
  const hear = ({ name }: EventMessage): void => {
    for (const [key, { until }] of kept) if (until.has(name)) kept.delete(key);
  };
  return {
    get: (key) => kept.get(key)?.value,
    set: (key, value, until) => {
      listening.stop ??= listen(hear);
      kept.delete(key);
      kept.set(key, { value, until: new Set(until) });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    delete: (key) => void kept.delete(key),
    close: () => {
      listening.stop?.();
      listening.stop = null;
      kept.clear();
    },
  };
}
