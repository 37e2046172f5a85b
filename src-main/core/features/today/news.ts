import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { AnyRecord } from '../../../../src-shared/domain/records.ts';
import type { TodayNews } from '../../../../src-shared/ipc/today.routes.ts';
import { addDays, startOfDay } from '../../../../src-shared/lib/calendar.ts';
import { inDays, type TodayQuestion } from './today-question.ts';

const TOLD: readonly Entity[] = ['customers', 'contacts', 'leads', 'opportunities', 'cases', 'contracts', 'payments'];
const SHOWN = 10;

interface Found {
  readonly entity: Entity;
  readonly record: AnyRecord;
}

/** The records that others changed since yesterday morning, newest first, each with a field that came from the server. */
export async function readNews(question: TodayQuestion, me: string): Promise<TodayNews[]> {
  const found: Found[] = [];
  for (const entity of TOLD) found.push(...(await changedByOthers(question, { entity, me })));
  const newest = found
    .toSorted((left, right) => (left.record.updatedAt < right.record.updatedAt ? 1 : -1))
    .slice(0, SHOWN);
  const lines: TodayNews[] = [];
  for (const one of newest) lines.push(await newsOf(question, one));
  return lines;
}

async function changedByOthers(
  { store, calendar }: TodayQuestion,
  { entity, me }: { entity: Entity; me: string },
): Promise<Found[]> {
  const { rows } = await store.list(entity, {
    filter: inDays('updatedAt', calendar, [addDays(calendar.today, -1), null]),
    ...{ search: '', sort: { field: 'updatedAt', isDescending: true }, limit: 3 * SHOWN, from: 0 },
  });
  return rows
    .filter(({ serverId, updatedBy }) => serverId !== null && updatedBy !== me)
    .map((record) => ({ entity, record }));
}

async function newsOf({ store, calendar }: TodayQuestion, { entity, record }: Found): Promise<TodayNews> {
  const begin = startOfDay(addDays(calendar.today, -1), calendar.zone);
  const history = await store.history(entity, record.id);
  const told = history.find(({ source, field, at }) => source === 'sync' && field !== null && at >= begin);
  const customerId = entity === 'customers' ? record.id : 'customerId' in record ? (record.customerId ?? null) : null;
  const customer = customerId === null ? null : await store.get('customers', customerId);
  return {
    ...{ entity, id: record.id, title: titleOf(entity, record), by: record.updatedBy, at: record.updatedAt },
    ...{ customerId, customerName: customer?.name ?? null },
    change: told?.field ? { field: told.field, before: told.before, after: told.after } : null,
  };
}
