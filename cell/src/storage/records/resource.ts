import { comparableName } from '../../../../src-shared/lib/text.ts';
import type { AuditEntry } from '../audit.ts';
import type { UnitOfWork } from '../storage.ts';
import type { RecordTable } from '../tables.ts';

/** What reading and writing have to know of a resource to be written once for all of them. */
export interface Resource<Row extends RecordTable> {
  readonly table: 'customers' | 'contacts';
  readonly idColumn: 'customerId' | 'contactId';
  /** What the audit log calls it. */
  readonly type: AuditEntry['resourceType'];
  /** The tenant's counter that gives the next `seq`. */
  readonly counter: 'lastCustomerNo' | 'lastContactNo';
  /** The columns in which a new row holds null unless it is given something. */
  readonly fields: readonly (keyof Row & string)[];
  /** The columns that follow from the others, filled in. */
  readonly derive: (row: Row) => Row;
  /** Refuses a row that breaks a rule of its resource; `fields` are those about to change. */
  readonly check: (work: UnitOfWork, row: Row, fields: readonly string[]) => Promise<void>;
}

/** What `keyword` is compared with: the given texts of a row, one a line. */
export const searchTextOf = (texts: readonly (string | null)[]): string =>
  comparableName(texts.filter((text) => text !== null).join('\n'));
