import { useCallback, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { TimelineKind, TimelinePage } from '../../../../src-shared/domain/timeline.schema.ts';
import type { EventMessage, EventName } from '../../../../src-shared/ipc/events.ts';
import { call } from '../../../ipc/call.ts';
import { QueryCacheContext, type Question } from '../../../ipc/query-cache.ts';
import { newestOf, TIMELINE_EVENTS, TIMELINE_PAGE } from '../page-questions.ts';

/** So many are asked for again at once when something changed; who has scrolled further scrolls on from there. */
const MOST_AGAIN = 500;

const CHANGES: ReadonlySet<EventName> = new Set(TIMELINE_EVENTS);

interface Asked {
  readonly entity: ScreenEntity;
  readonly id: string;
  readonly kinds: readonly TimelineKind[];
}

interface Loaded {
  readonly question: string;
  readonly page: TimelinePage | null;
  readonly isFailed: boolean;
}

interface TimelineRead {
  /** Everything that was read so far as one page; null until the first answer. */
  readonly page: TimelinePage | null;
  readonly isFailed: boolean;
  /** Reads the next page; nothing while one is under way, or where there is none. */
  readonly readOn: () => void;
}

const newestQuestion = ({ entity, id, kinds }: Asked): Question<'timeline.read'> => ({
  ...{ name: 'timeline.read', input: JSON.stringify(newestOf(entity, id, kinds)), until: TIMELINE_EVENTS },
});

/** A timeline page by page, asked for again from its top when something of it may have changed. */
export function useTimeline({ entity, id, kinds }: Asked): TimelineRead {
  const question = JSON.stringify({ entity, id, kinds });
  const [loaded, setLoaded] = useState<Loaded>();
  const flight = useRef<{ question: string | null; isDirty: boolean }>({ question: null, isDirty: false });
  const cache = useContext(QueryCacheContext);
  // Asked ahead, or by the page when it was here before.
  const known = useMemo(() => cache?.answerTo(newestQuestion(JSON.parse(question) as Asked)), [cache, question]);
  const current = loaded?.question === question ? loaded : undefined;

  const ask = useCallback(
    async (asked: string, limit: number, before: TimelinePage | null): Promise<void> => {
      const state = flight.current;
      if (state.question === asked) {
        state.isDirty = true;
        return;
      }
      state.question = asked;
      state.isDirty = false;
      const what = JSON.parse(asked) as Asked;
      const read = (): Promise<TimelinePage> =>
        cache && before === null && limit === TIMELINE_PAGE
          ? cache.ask(newestQuestion(what))
          : call('timeline.read', {
              ...newestOf(what.entity, what.id, what.kinds),
              limit,
              after: before?.next ?? null,
            });
      const answer = await read().then(
        (page): Loaded => ({ question: asked, page: before ? joined(before, page) : page, isFailed: false }),
        (): Loaded => ({ question: asked, page: before, isFailed: true }),
      );
      if (state.question !== asked) return;
      state.question = null;
      setLoaded((old) => (old && JSON.stringify(old) === JSON.stringify(answer) ? old : answer));
    },
    [cache],
  );

  useEffect(() => void ask(question, TIMELINE_PAGE, null), [ask, question]);
  const askAgain = useEffectEvent(() => {
    const shown = current?.page?.entries.length ?? 0;
    void ask(question, Math.min(MOST_AGAIN, Math.max(TIMELINE_PAGE, shown)), null);
  });
  useEffect(() => {
    // What changed while an answer was under way.
    if (loaded && flight.current.isDirty) askAgain();
  }, [loaded]);
  const hear = useEffectEvent((message: EventMessage) => {
    if (CHANGES.has(message.name)) askAgain();
  });
  useEffect(() => window.satchel.on((message) => hear(message)), []);

  const page = current?.page ?? known ?? null;
  const readOn = (): void => {
    if (page?.next && flight.current.question === null) void ask(question, TIMELINE_PAGE, page);
  };
  return { page, isFailed: current?.isFailed ?? false, readOn };
}

const joined = (before: TimelinePage, page: TimelinePage): TimelinePage => ({
  entries: [...before.entries, ...page.entries],
  next: page.next,
  ahead: before.ahead,
});
