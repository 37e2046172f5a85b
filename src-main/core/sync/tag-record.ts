import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import { withTags, type TagChange } from '../../../src-shared/domain/customers/tags.rules.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { difference, touched, type EditContext, type EditResult } from './record-edits.ts';

/**
 * Merges tags into those of a customer. No server that this version speaks with keeps tags: nothing is planned to be sent,
 * and new ones wait without a `serverId`. Error: NOT_FOUND for a customer in the recycle bin.
 */
export function tagRecord(customer: Customer, change: TagChange, context: EditContext): EditResult<Customer> {
  if (customer.deletedAt !== null) throw new SatchelError('NOT_FOUND');
  const before = customer.tags ?? [];
  const tags = withTags(before, change, context.nextId);
  if (tags === before) return { record: customer, history: [] };
  const record = touched({ ...customer, tags: [...tags] }, context);
  const what = { entity: 'customers', before: customer, after: record, field: 'tags' } as const;
  return { record, history: [difference(what, context)] };
}
