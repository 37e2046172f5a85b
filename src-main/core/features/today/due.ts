import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { DueList, DueQuestion } from '../../../../src-shared/domain/figures/due-question.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { Today } from '../../../../src-shared/ipc/today.routes.ts';
import { namedAfterCustomers } from './named.ts';
import type { TodayQuestion } from './today-question.ts';

type DuePart = 'overdueTasks' | 'todayTasks' | 'overduePayments' | 'expiringContracts';

const QUESTIONS: Readonly<Record<DuePart, Pick<DueQuestion, 'list' | 'when' | 'days' | 'limit'>>> = {
  overdueTasks: { list: 'tasks', when: 'overdue', days: 0, limit: 5 },
  todayTasks: { list: 'tasks', when: 'soon', days: 0, limit: 20 },
  overduePayments: { list: 'payments', when: 'overdue', days: 0, limit: 5 },
  expiringContracts: { list: 'contracts', when: 'soon', days: 30, limit: 5 },
};

/** A task, payment or contract that is due today, was due, or soon ends. */
export async function readDuePart({ store, calendar }: TodayQuestion, part: DuePart): Promise<Today[DuePart]> {
  const question = QUESTIONS[part];
  const { rows, total } = await store.figures.due({ ...question, after: null }, calendar);
  const contracts = await store.getMany(
    'contracts',
    rows.flatMap((record) => contractOf(record) ?? []),
  );
  const lines = await namedAfterCustomers(store, rows, (record, about) => ({
    ...about,
    // A payment is known by its contract.
    title: contracts.find(({ id }) => id === contractOf(record))?.title ?? titleOf(question.list, record),
    due: dayOf(record),
    amountCents: 'amountCents' in record ? (record.amountCents ?? null) : null,
  }));
  return { lines, total };
}

const contractOf = (record: RecordOf[DueList]): string | null =>
  'contractId' in record ? (record.contractId ?? null) : null;

/** A list of what is due holds nothing without its day. */
function dayOf(record: RecordOf[DueList]): string {
  if ('dueAt' in record) return record.dueAt ?? '';
  if ('dueDate' in record) return record.dueDate ?? '';
  return 'endDate' in record ? (record.endDate ?? '') : '';
}
