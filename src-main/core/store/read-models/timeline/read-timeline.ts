import { z } from 'zod';
import type { ScreenEntity } from '../../../../../src-shared/domain/entities.ts';
import type { TimelineKind, TimelinePage } from '../../../../../src-shared/domain/timeline.schema.ts';
import { SatchelError } from '../../../../../src-shared/ipc/satchel-error.ts';
import { startOfDay, type Calendar } from '../../../../../src-shared/lib/calendar.ts';
import { toInstant } from '../../../../../src-shared/lib/time.ts';
import type { FiguresSource } from '../question.ts';
import { activitySources, readAhead } from './activities-source.ts';
import { caseSources } from './case-sources.ts';
import { changesSource } from './changes-source.ts';
import { dealSources } from './deal-sources.ts';
import { moneySources } from './money-sources.ts';
import type { Found, Position, TimelineOf, TimelineSource } from './source.ts';

export interface TimelineQuery {
  readonly entity: ScreenEntity;
  readonly id: string;
  readonly kinds: readonly TimelineKind[];
  readonly limit: number;
  /** `next` of the page before, or null. */
  readonly after: string | null;
  /** Milliseconds since the epoch: what lies behind it is planned, not done. */
  readonly now: number;
}

/** Where each source goes on; one that is missing has nothing more. */
const cursorSchema = z.record(
  z.string(),
  z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])]),
);
type Positions = Readonly<Record<string, Position>>;

/**
 * What happened with a record, newest first, merged from the sources of the kinds asked for. Each source seeks to where the
 * page before left it, so that a page costs the same however long the timeline is. Error: INVALID_INPUT for a wrong `after`.
 */
export function readTimeline(source: FiguresSource, query: TimelineQuery, calendar: Calendar): TimelinePage {
  const of = timelineOf(query, calendar);
  const sources = sourcesOf(source, of, query.kinds);
  const positions = query.after === null ? null : readCursor(query.after);
  const begun = sources.flatMap((one) => {
    const after = positions === null ? one.begin : positions[one.name];
    return after === undefined ? [] : [{ name: one.name, after, found: one.read(after, query.limit + 1) }];
  });
  const { entries, rest } = merge(begun, query.limit);
  return {
    entries,
    next: Object.keys(rest).length === 0 ? null : JSON.stringify(rest),
    ahead: query.after === null && query.kinds.includes('activities') ? readAhead(source, of) : null,
  };
}

function timelineOf({ entity, id, now }: TimelineQuery, { today, zone }: Calendar): TimelineOf {
  // One look at the zone for all days: where clocks change, a day of the other half of the year stands an hour off.
  const ahead = Date.parse(`${today}T00:00:00.000Z`) - Date.parse(startOfDay(today, zone));
  const momentOf = (day: string): string => toInstant(Date.parse(`${day}T00:00:00.000Z`) - ahead);
  return { entity, id, now: toInstant(now), today, momentOf };
}

/** A contact's deals, cases and payments are its customer's. */
function sourcesOf(source: FiguresSource, of: TimelineOf, kinds: readonly TimelineKind[]): readonly TimelineSource[] {
  const isCustomer = of.entity === 'customers';
  const all: Readonly<Record<TimelineKind, () => readonly TimelineSource[]>> = {
    activities: () => activitySources(source, of),
    deals: () => (isCustomer ? dealSources(source, of) : []),
    cases: () => (isCustomer ? caseSources(source, of) : []),
    money: () => (isCustomer ? moneySources(source, of) : []),
    changes: () => [changesSource(source, of)],
  };
  return [...new Set(kinds)].flatMap((kind) => all[kind]());
}

interface Begun {
  readonly name: string;
  readonly after: Position;
  readonly found: readonly Found[];
}

/** The newest entries of all sources, and where those go on that have more. */
function merge(begun: readonly Begun[], limit: number): { entries: TimelinePage['entries']; rest: Positions } {
  const taken = new Map(begun.map(({ name }) => [name, 0]));
  const takenOf = ({ name }: Begun): number => taken.get(name) ?? 0;
  const headOf = (one: Begun): Found | undefined => one.found[takenOf(one)];
  const entries: TimelinePage['entries'] = [];
  while (entries.length < limit) {
    const [newest] = begun
      .filter((one) => headOf(one) !== undefined)
      .sort((left, right) => ((headOf(left)?.entry.at ?? '') < (headOf(right)?.entry.at ?? '') ? 1 : -1));
    const head = newest && headOf(newest);
    if (newest === undefined || head === undefined) break;
    entries.push(head.entry);
    taken.set(newest.name, takenOf(newest) + 1);
  }
  const rest = begun
    .filter((one) => headOf(one) !== undefined)
    .map((one): [string, Position] => [one.name, one.found[takenOf(one) - 1]?.position ?? one.after]);
  return { entries, rest: Object.fromEntries(rest) };
}

function readCursor(text: string): Positions {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch {
    throw new SatchelError('INVALID_INPUT', { fields: { after: 'invalid' } });
  }
}
