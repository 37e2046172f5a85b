import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { TagChange } from '../../../../src-shared/domain/customers/tags.rules.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { editContext, type EditPorts } from '../../edit-context.ts';
import { knownTags, withKnown } from '../../known-tags.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import { tagRecord } from '../../sync/tag-record.ts';

/** The tags of a customer; of many at once `features/bulk`. All throw NO_WORKSPACE. */
export interface Tags {
  /** Merges them. Error: NOT_FOUND, also for a customer in the recycle bin. */
  readonly change: (id: string, change: TagChange) => Promise<Customer>;
  /** Names that were given here, the last one first. */
  readonly known: () => Promise<readonly string[]>;
}

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: EditPorts;
}

export const createTags = ({ current, ports }: Deps): Tags => ({
  change: (id, change) =>
    current().store.write(async (read) => {
      const customer = await read.get('customers', id);
      if (customer === null) throw new SatchelError('NOT_FOUND');
      const { record, history } = tagRecord(customer, change, editContext(current(), ports));
      if (history.length === 0) return { plan: { puts: [] }, result: record };
      const settings = await withKnown(read, change);
      return { plan: { puts: [{ entity: 'customers', record }], history, settings }, result: record };
    }),
  known: () => knownTags(current().store),
});
