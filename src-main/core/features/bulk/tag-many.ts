import type { TagChange } from '../../../../src-shared/domain/customers/tags.rules.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { tagRecord } from '../../sync/tag-record.ts';
import type { ChangeRecord } from './run-bulk.ts';

/** Tags merged into each of many customers, and out of them; other records have none: NOT_ALLOWED. */
export const tagMany =
  (change: TagChange): ChangeRecord =>
  async (_read, { entity, record }, context) => {
    if (entity !== 'customers') throw new SatchelError('NOT_ALLOWED');
    const tagged = tagRecord(record, change, context);
    return { puts: [{ entity: 'customers', record: tagged.record }], history: tagged.history };
  };
