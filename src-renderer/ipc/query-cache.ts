import { createContext } from 'react';
import type { RouteInput, RouteName, RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { EventMessage, EventName } from '../../src-shared/ipc/events.ts';
import { keptUntil } from './kept-until.ts';

/** A route, its input as JSON, and the events after which its answer may be another. */
export interface Question<Name extends RouteName> {
  readonly name: Name;
  readonly input: string;
  readonly until: readonly EventName[];
}

/** Answers that are still true, so that a screen which was there before is there again at once. */
export interface QueryCache {
  /** The last answer, if nothing that may change it was heard since. */
  readonly answerTo: <Name extends RouteName>(question: Question<Name>) => RouteOutput<Name> | undefined;
  /**
   * Asks, unless the answer came just now. Who asks the same meanwhile shares the answer; one that says what is known already
   * is the very same object.
   */
  readonly ask: <Name extends RouteName>(question: Question<Name>) => Promise<RouteOutput<Name>>;
  /** Who asks next shares nothing with those who asked before. */
  readonly forget: (question: Question<RouteName>) => void;
  readonly close: () => void;
}

export interface QueryCachePorts {
  readonly call: <Name extends RouteName>(name: Name, input: RouteInput<Name>) => Promise<RouteOutput<Name>>;
  readonly on: (listener: (message: EventMessage) => void) => () => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

interface Flight {
  readonly answer: Promise<unknown>;
  /** Null while it is under way. */
  landedAt: number | null;
}

/** More than the screens that a person goes back and forth between ask. */
const MOST = 200;
/** What was asked ahead is not asked again by the screen that opens; later on, time may have changed the answer. */
const FRESH_MS = 1_000;

/** One per open workspace. */
export function createQueryCache({ call, on, now }: QueryCachePorts): QueryCache {
  const flights = keptUntil<Flight>(on, MOST);
  const answers = keptUntil<unknown>(on, MOST);

  const isShared = ({ landedAt }: Flight): boolean => landedAt === null || now() - landedAt < FRESH_MS;

  const ask = <Name extends RouteName>(question: Question<Name>): Promise<RouteOutput<Name>> => {
    const { name, until } = question;
    const asked = (): Promise<RouteOutput<Name>> => call(name, JSON.parse(question.input) as RouteInput<Name>);
    // Nobody tells when such an answer is out of date.
    if (until.length === 0) return asked();
    const key = keyOf(question);
    const shared = flights.get(key);
    if (shared && isShared(shared)) return shared.answer as Promise<RouteOutput<Name>>;
    const landed = (data: RouteOutput<Name>): RouteOutput<Name> => {
      if (flights.get(key) !== flight) return data;
      flight.landedAt = now();
      const known = answers.get(key) as RouteOutput<Name> | undefined;
      const answer = known !== undefined && JSON.stringify(known) === JSON.stringify(data) ? known : data;
      answers.set(key, answer, until);
      return answer;
    };
    const failed = (error: unknown): never => {
      if (flights.get(key) === flight) flights.delete(key);
      throw error;
    };
    const answer = asked().then(landed, failed);
    const flight: Flight = { answer, landedAt: null };
    flights.set(key, flight, until);
    return answer;
  };
  return {
    ask,
    answerTo: <Name extends RouteName>(question: Question<Name>) =>
      answers.get(keyOf(question)) as RouteOutput<Name> | undefined,
    forget: (question) => {
      flights.delete(keyOf(question));
      answers.delete(keyOf(question));
    },
    close: () => {
      flights.close();
      answers.close();
    },
  };
}

/** Who asks the same until other events asks something else. */
const keyOf = ({ name, input, until }: Question<RouteName>): string => `${name} ${until.join(' ')} ${input}`;

/** Without one, as in a window without a workspace, every screen asks for itself. */
export const QueryCacheContext = createContext<QueryCache | null>(null);
