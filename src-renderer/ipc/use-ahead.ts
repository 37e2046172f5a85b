import { useContext } from 'react';
import type { RouteInput, RouteName } from '../../src-shared/ipc/contract.ts';
import type { EventName } from '../../src-shared/ipc/events.ts';
import { QueryCacheContext } from './query-cache.ts';

type Ahead = <Name extends RouteName>(name: Name, input: RouteInput<Name>, refetchOn: readonly EventName[]) => void;

const nothing: Ahead = () => undefined;

/** Asks before a screen does: what that screen asks with the same words is answered, or under way, once it is opened. */
export function useAhead(): Ahead {
  const cache = useContext(QueryCacheContext);
  if (!cache) return nothing;
  return (name, input, until) => {
    const question = { name, input: JSON.stringify(input), until };
    // The screen asks again and says what is wrong.
    if (cache.answerTo(question) === undefined) cache.ask(question).catch(() => undefined);
  };
}
