import type { Activity } from '../../../../../src-shared/domain/activities/activity.schema.ts';
import type { ActivityEntry } from '../../../../../src-shared/domain/timeline.schema.ts';
import { orderedText } from '../../sqlite/ordered-text.ts';
import { countOf, living, type FiguresSource } from '../question.ts';
import { LAST_ROW, rowsBehind, type TimelineOf, type TimelineSource } from './source.ts';

/** So much of what is planned stands above the timeline. */
const AHEAD = 20;

const OWNERS = { customers: 'f.customerId', contacts: 'f.contactId' } as const;

/** Activities up to now; one without a time stands where it was made, found by the same index. */
export const activitySources = (source: FiguresSource, of: TimelineOf): readonly TimelineSource[] => [
  activitySource(source, of, { name: 'activities', at: '"f.startAt"' }),
  activitySource(source, of, { name: 'undated', at: '+"f.createdAt"', also: '"f.startAt" IS NULL' }),
];

interface Which {
  readonly name: string;
  readonly at: string;
  readonly also?: string;
}

const activitySource = (source: FiguresSource, of: TimelineOf, { name, ...which }: Which): TimelineSource => ({
  name,
  begin: [of.now, LAST_ROW],
  read: (after, limit) => {
    const rows = {
      table: source.tableOf('activities'),
      owner: OWNERS[of.entity],
      tie: 'rid',
      select: 'data',
      ...which,
    };
    return rowsBehind<{ data: string }>(source, rows, { id: of.id, after, limit }).map(({ at, tie, data }) => ({
      position: [at, tie],
      entry: entryOf(JSON.parse(data) as Activity),
    }));
  },
});

/** What is planned from now on, the next first. */
export function readAhead(source: FiguresSource, of: TimelineOf): { lines: ActivityEntry[]; total: number } {
  const planned = living(
    {},
    {
      sql: `"${OWNERS[of.entity]}"=? AND "f.startAt">? AND "f.status"='planned'`,
      values: [orderedText(of.id), of.now],
    },
  );
  const rows = source.connection.all<{ data: string }>(
    `SELECT data FROM ${source.tableOf('activities')} WHERE ${planned.where} ORDER BY "f.startAt",rid LIMIT ?`,
    ...planned.values,
    AHEAD,
  );
  return {
    lines: rows.map(({ data }) => entryOf(JSON.parse(data) as Activity)),
    total: rows.length < AHEAD ? rows.length : countOf(source, 'activities', planned),
  };
}

function entryOf(activity: Activity): ActivityEntry {
  const { id, type, status, subject, outcome, description, ownerId, contactId, startAt, createdAt, sync } = activity;
  return {
    ...{ kind: 'activity', key: `activity ${id}`, at: startAt ?? createdAt, id, type, subject },
    ...{ status: status ?? 'planned', text: outcome ?? description ?? null, by: ownerId, state: sync.state },
    ...{ contactId: contactId ?? null, contactName: null },
  };
}
