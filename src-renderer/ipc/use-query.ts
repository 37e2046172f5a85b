import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RouteInput, RouteName, RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { EventMessage, EventName } from '../../src-shared/ipc/events.ts';
import type { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { asSatchelError, call } from './call.ts';

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
 * is under way lead to one more question after it, however many they were.
 */
export function useQuery<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
  refetchOn: readonly EventName[] = [],
): Query<RouteOutput<Name>> {
  const question = JSON.stringify(input);
  const [answer, setAnswer] = useState<Answer<RouteOutput<Name>>>();
  const flight = useRef<{ question: string | null; isDirty: boolean }>({ question: null, isDirty: false });

  const ask = useCallback(
    async (text: string) => {
      const state = flight.current;
      if (state.question === text) {
        state.isDirty = true;
        return;
      }
      state.question = text;
      do {
        state.isDirty = false;
        const next = await call(name, JSON.parse(text) as RouteInput<Name>).then(
          (data) => (): Answer<RouteOutput<Name>> => ({ question: text, data, error: undefined }),
          (error: unknown) => (old: Answer<RouteOutput<Name>> | undefined) => ({
            question: text,
            data: old?.question === text ? old.data : undefined,
            error: asSatchelError(error),
          }),
        );
        if (state.question !== text) return;
        setAnswer(next);
      } while (state.isDirty);
      state.question = null;
    },
    [name],
  );
  useEffect(() => void ask(question), [ask, question]);
  const hear = useEffectEvent((message: EventMessage) => {
    if (refetchOn.includes(message.name)) void ask(question);
  });
  useEffect(() => window.satchel.on((message) => hear(message)), []);

  const reload = useCallback(() => void ask(question), [ask, question]);
  const current = answer?.question === question ? answer : undefined;
  return { data: current?.data, error: current?.error, reload };
}
