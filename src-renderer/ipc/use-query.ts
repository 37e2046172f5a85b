import { useCallback, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { RouteInput, RouteName, RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { EventMessage, EventName } from '../../src-shared/ipc/events.ts';
import type { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { asSatchelError, call } from './call.ts';
import { QueryCacheContext, type Question } from './query-cache.ts';

interface Answer<Data> {
  readonly question: string;
  readonly data: Data | undefined;
  readonly error: SatchelError | undefined;
}

export interface Query<Data> {
  /** The last good answer to this very question; stays while it is asked again. */
  readonly data: Data | undefined;
  readonly error: SatchelError | undefined;
  readonly reload: () => void;
}

/**
 * Asks a route when the input changes and again whenever one of the events is heard. Events that come while an answer
 * is under way lead to one more question after it, however many they were. What another screen was answered and nothing has
 * changed since is there at once, and is asked for again all the same: time goes by too.
 */
export function useQuery<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
  refetchOn: readonly EventName[] = [],
): Query<RouteOutput<Name>> {
  const cache = useContext(QueryCacheContext);
  const question = JSON.stringify(input);
  const events = refetchOn.join(' ');
  const toAsk = useCallback(
    (text: string): Question<Name> => ({
      ...{ name, input: text },
      until: events.split(' ').filter((event): event is EventName => event !== ''),
    }),
    [name, events],
  );
  const known = useMemo(() => cache?.answerTo(toAsk(question)), [cache, toAsk, question]);
  const [answer, setAnswer] = useState<Answer<RouteOutput<Name>> | undefined>(
    known && { question, data: known, error: undefined },
  );
  const flight = useRef<{ question: string | null; isDirty: boolean }>({ question: null, isDirty: false });

  const ask = useCallback(
    async (text: string) => {
      const state = flight.current;
      if (state.question === text) {
        state.isDirty = true;
        return;
      }
      state.question = text;
      const next = (): Promise<RouteOutput<Name>> =>
        cache ? cache.ask(toAsk(text)) : call(name, JSON.parse(text) as RouteInput<Name>);
      do {
        state.isDirty = false;
        const answered = await next().then(
          (data) =>
            (old: Answer<RouteOutput<Name>> | undefined): Answer<RouteOutput<Name>> =>
              old?.question === text && old.data === data && !old.error
                ? old
                : { question: text, data, error: undefined },
          (error: unknown) => (old: Answer<RouteOutput<Name>> | undefined) => ({
            question: text,
            data: old?.question === text ? old.data : undefined,
            error: asSatchelError(error),
          }),
        );
        if (state.question !== text) return;
        setAnswer(answered);
      } while (state.isDirty);
      state.question = null;
    },
    [cache, name, toAsk],
  );
  useEffect(() => void ask(question), [ask, question]);
  const hear = useEffectEvent((message: EventMessage) => {
    if (refetchOn.includes(message.name)) void ask(question);
  });
  useEffect(() => window.satchel.on((message) => hear(message)), []);

  const reload = useCallback(() => {
    cache?.forget(toAsk(question));
    void ask(question);
  }, [cache, toAsk, ask, question]);
  const current = answer?.question === question ? answer : undefined;
  return { data: current?.data ?? known, error: current?.error, reload };
}
