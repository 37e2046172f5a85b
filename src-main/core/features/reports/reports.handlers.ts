import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { reportsRoutes } from '../../../../src-shared/ipc/reports.routes.ts';
import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { DueList } from '../../../../src-shared/domain/figures/due-question.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { Answer, Reports } from './reports.ts';

/** The routes of figures: each answer says which entities it depends on, so that a screen knows when to ask again. */
export const reportsHandlers = (reports: Reports): HandlersFor<typeof reportsRoutes> => ({
  'reports.funnel': async (args) => told(await reports.read('funnel', args)),
  'reports.forecast': async (args) => told(await reports.read('forecast', args)),
  'reports.pipeline': async (args) => told(await reports.read('pipeline', args)),
  'reports.overview': async (args) => told(await reports.read('overview', args)),
  'reports.trends': async (args) => told(await reports.read('trends', args)),
  'reports.segmentation': async (args) => told(await reports.read('segmentation', args)),
  'reports.loyalty': async (args) => told(await reports.read('loyalty', args)),
  'reports.due': async (question) => {
    const { data, ...answer } = await reports.due(question);
    const rows = data.rows.map((record) => dueRow(question.list, record));
    return told({ ...answer, data: { rows, total: data.total, next: data.next } });
  },
  'reports.health': async (question) => {
    const { data, ...answer } = await reports.health(question);
    return told({ ...answer, data: { score: data.score, reasons: [...data.reasons] } });
  },
});

const told = <Data>({ today, dependsOn, data }: Answer<Data>) => ({ today, dependsOn: [...dependsOn], data });

function dueRow(list: DueList, record: RecordOf[DueList]) {
  return {
    id: record.id,
    title: titleOf(list, record),
    customerId: record.customerId ?? null,
    ownerId: record.ownerId,
    due: dayOf(record),
    amountCents: 'amountCents' in record ? (record.amountCents ?? null) : null,
  };
}

/** A list of what is due holds nothing without its day. */
function dayOf(record: RecordOf[DueList]): string {
  if ('dueAt' in record) return record.dueAt ?? '';
  if ('dueDate' in record) return record.dueDate ?? '';
  return 'endDate' in record ? (record.endDate ?? '') : '';
}
