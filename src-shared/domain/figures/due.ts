import { addDays, startOfDay, type Calendar } from '../../lib/calendar.ts';
import type { ContractRow, PaymentRow, TaskRow } from './company-rows.ts';

/** How many days before its end a contract counts as expiring. */
export const EXPIRING_DAYS = 60;

/** Where a contract stands: its status, or what its days make of an active one. */
export type ContractState = 'draft' | 'active' | 'expiring' | 'expired' | 'renewed' | 'terminated';

/**
 * The state of a contract on a day. Of active ones: renewed where another contract continues it, expired when its last day
 * is over, expiring when that is at most 60 days away. One without an end stays active; one without a status is a draft.
 */
export function contractState(
  { status, endDate }: Pick<ContractRow, 'status' | 'endDate'>,
  { today, isRenewed }: { readonly today: string; readonly isRenewed: boolean },
): ContractState {
  if (status !== 'active') return status ?? 'draft';
  if (isRenewed) return 'renewed';
  if (endDate === null || endDate === undefined) return 'active';
  if (endDate < today) return 'expired';
  return endDate <= addDays(today, EXPIRING_DAYS) ? 'expiring' : 'active';
}

/** The contracts that another living one continues. */
export const renewedIds = (contracts: readonly ContractRow[]): ReadonlySet<string | null | undefined> =>
  new Set(contracts.filter(({ deletedAt }) => deletedAt === null).map(({ renewedFromId }) => renewedFromId));

/** A payment that has not been received although its day is over. */
export const isOverduePayment = ({ status, dueDate }: Pick<PaymentRow, 'status' | 'dueDate'>, today: string): boolean =>
  status !== 'received' && dueDate !== null && dueDate !== undefined && dueDate < today;

export const isOpenTask = ({ status }: Pick<TaskRow, 'status'>): boolean => status !== 'done' && status !== 'cancelled';

/** A task that is still to be done although its day is over. */
export const isOverdueTask = (task: Pick<TaskRow, 'status' | 'dueAt'>, { today, zone }: Calendar): boolean =>
  isOpenTask(task) && task.dueAt !== null && task.dueAt !== undefined && task.dueAt < startOfDay(today, zone);
