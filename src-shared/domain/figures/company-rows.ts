import type { RecordOf } from '../records.ts';

/** What the figures look at of every record. */
type Held = 'id' | 'deletedAt' | 'ownerId' | 'createdAt';
type Row<E extends keyof RecordOf, Fields extends keyof RecordOf[E]> = Readonly<
  Pick<RecordOf[E], (Held | Fields) & keyof RecordOf[E]>
>;

export type Deal = Row<
  'opportunities',
  'customerId' | 'stage' | 'probability' | 'estimatedAmountCents' | 'actualAmountCents' | 'closeDate' | 'stageHistory'
>;
export type PaymentRow = Row<'payments', 'customerId' | 'amountCents' | 'dueDate' | 'paidDate' | 'status'>;
export type CustomerRow = Row<'customers', 'industry' | 'region' | 'employeeCount' | 'loyaltyLevel'>;
export type ActivityRow = Row<'activities', 'customerId' | 'startAt' | 'status'>;
export type CaseRow = Row<'cases', 'customerId' | 'status'>;
export type TaskRow = Row<'tasks', 'dueAt' | 'status'>;
export type ContractRow = Row<'contracts', 'customerId' | 'status' | 'endDate' | 'renewedFromId'>;

/** The records that a report is made of. Deleted ones may be among them; no figure counts them. */
export interface CompanyRows {
  readonly opportunities: readonly Deal[];
  readonly payments: readonly PaymentRow[];
  readonly customers: readonly CustomerRow[];
  readonly activities: readonly ActivityRow[];
  readonly cases: readonly CaseRow[];
  readonly tasks: readonly TaskRow[];
  readonly contracts: readonly ContractRow[];
}

/** The living records, of one owner where one is named. */
export const counted = <R extends { readonly deletedAt: string | null; readonly ownerId: string | null }>(
  rows: readonly R[],
  { ownerId }: { readonly ownerId?: string | undefined },
): readonly R[] => rows.filter((row) => row.deletedAt === null && (ownerId === undefined || row.ownerId === ownerId));
