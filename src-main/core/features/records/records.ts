import { putOf } from '../../store/put-of.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { firstFields, withDerived } from '../../../../src-shared/domain/entity-rules.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import { parseFields, SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { editContext, type EditPorts } from '../../edit-context.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Page, PageQuery, Store, StoreReader } from '../../store/store.ts';
import { commandRecord, setPrimaryCommand } from '../../sync/record-commands.ts';
import { createRecord, type EditContext } from '../../sync/record-edits.ts';
import { alone, bringRecordBack, removeRecord, updateRecord, visible, type Changed } from './change-record.ts';
import { checkReferences } from './record-family.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: EditPorts;
}

/** Reading and editing records of any entity: what the screens and the command line both call. */
export interface Records {
  /** Deleted records are left out unless `where` asks about `deletedAt`. */
  readonly page: <E extends Entity>(entity: E, query: PageQuery) => Promise<Page<RecordOf[E]>>;
  /** Throws NOT_FOUND. A deleted record is still found: it lies in the recycle bin. */
  readonly get: <E extends Entity>(entity: E, id: string) => Promise<RecordOf[E]>;
  /** Throws INVALID_INPUT naming each wrong field. */
  readonly create: <E extends Entity>(entity: E, fields: unknown) => Promise<RecordOf[E]>;
  /** Several at once, in one transaction. Throws INVALID_INPUT naming each wrong field. */
  readonly createAll: <E extends Entity>(entity: E, each: readonly unknown[]) => Promise<readonly RecordOf[E][]>;
  /** The same, with the records that were made with it: a task that recurs makes its next one when it is done. */
  readonly updateTelling: (entity: Entity, id: string, changes: unknown) => Promise<readonly RecordOf[Entity][]>;
  readonly update: <E extends Entity>(entity: E, id: string, changes: unknown) => Promise<RecordOf[E]>;
  /** The same, but a field that holds another value by now than the one a person saw is INVALID_INPUT (`changed_since`). */
  readonly updateAsSeen: <E extends Entity>(entity: E, id: string, edit: SeenEdit) => Promise<RecordOf[E]>;
  readonly remove: <E extends Entity>(entity: E, id: string) => Promise<RecordOf[E]>;
  /** Several at once, in one transaction. Throws NOT_FOUND, and removes none, where one is not there. */
  readonly removeAll: (entity: Entity, ids: readonly string[]) => Promise<void>;
  readonly restore: <E extends Entity>(entity: E, id: string) => Promise<RecordOf[E]>;
  /** Makes a contact of the customer its primary one. Throws NOT_FOUND, or INVALID_INPUT for a contact of somebody else. */
  readonly setPrimary: (customerId: string, contactId: string) => Promise<Customer>;
  readonly history: (entity: Entity, id: string) => Promise<readonly HistoryEntry[]>;
}

/** What is to be written, and what the fields held on the screen (absent = not asked). */
interface SeenEdit {
  readonly changes: unknown;
  readonly seen: Readonly<Record<string, Json>>;
}

export function createRecords({ current, ports }: Deps): Records {
  const context = (): EditContext => editContext(current(), ports);

  return {
    page: (entity, query) =>
      current().store.page(entity, {
        ...query,
        where: 'deletedAt' in query.where ? query.where : { ...query.where, deletedAt: { eq: null } },
      }),
    get: (entity, id) => existing(current().store, entity, id),
    history: async (entity, id) => {
      await existing(current().store, entity, id);
      return current().store.history(entity, id);
    },
    ...createEdits(() => current().store, context),
  };
}

type Edits = Omit<Records, 'page' | 'get' | 'history'>;

/** Every edit reads, decides and writes all that it changes, with its history, in one transaction. */
function createEdits(store: () => Store, context: () => EditContext): Edits {
  const changeAll = <E extends Entity>(
    entity: E,
    id: string,
    decide: (record: RecordOf[E], read: StoreReader) => Promise<Changed>,
  ): Promise<Changed['puts']> =>
    store().write(async (read) => {
      const { puts, history } = await decide(await existing(read, entity, id), read);
      return { plan: { puts, history }, result: puts };
    });
  const change = async <E extends Entity>(...asked: Parameters<typeof changeAll<E>>): Promise<RecordOf[E]> =>
    (await changeAll(...asked))[0]?.record as RecordOf[E];
  const updateAsSeen: Records['updateAsSeen'] = async (entity, id, { changes, seen }) => {
    const fields = parseFields(entityTable[entity].changes, changes);
    return change(entity, id, (record, read) => {
      checkSeen(record, Object.keys(fields), seen);
      return updateRecord(read, { entity, record, fields }, context());
    });
  };
  const createAll = creatingAll(store, context);
  const updateTelling: Records['updateTelling'] = async (entity, id, changes) => {
    const fields = parseFields(entityTable[entity].changes, changes);
    const puts = await changeAll(entity, id, (record, read) =>
      updateRecord(read, { entity, record, fields }, context()),
    );
    return puts.map(({ record }) => record);
  };
  return {
    createAll,
    updateTelling,
    create: async <E extends Entity>(entity: E, fields: unknown) => {
      const [record] = await createAll(entity, [fields]);
      if (record === undefined) throw new SatchelError('INTERNAL');
      return record;
    },
    removeAll: (entity, ids) =>
      store().write(async (read) => {
        const parts: Changed[] = [];
        for (const id of ids) {
          parts.push(await removeRecord(read, { entity, record: await existing(read, entity, id) }, context()));
        }
        const puts = parts.flatMap((part) => part.puts);
        return { plan: { puts, history: parts.flatMap(({ history }) => history) }, result: undefined };
      }),
    update: async (entity, id, changes) => updateAsSeen(entity, id, { changes, seen: {} }),
    updateAsSeen,
    remove: (entity, id) => change(entity, id, (record, read) => removeRecord(read, { entity, record }, context())),
    restore: (entity, id) => change(entity, id, (record, read) => bringRecordBack(read, { entity, record }, context())),
    setPrimary: (customerId, contactId) =>
      change('customers', customerId, async (customer, read) => {
        const contact = await read.get('contacts', contactId);
        if (visible(customer).id !== contact?.customerId || contact.deletedAt !== null) {
          throw new SatchelError('INVALID_INPUT', { fields: { contactId: 'not_a_record' } });
        }
        return alone('customers', commandRecord('customers', customer, setPrimaryCommand(contactId), context()));
      }),
  };
}

/** Creates records in one transaction, or none of them. */
const creatingAll =
  (store: () => Store, context: () => EditContext): Records['createAll'] =>
  async (entity, each) => {
    if (entityTable[entity].writable.length === 0) throw new SatchelError('NOT_ALLOWED');
    const made = each.map((fields) => createOne(entity, fields, context()));
    await store().write(async (read) => {
      for (const { parsed } of made) await checkReferences(read, entity, parsed);
      const puts = made.map(({ record }) => putOf(entity, record));
      return { plan: { puts, history: made.flatMap(({ history }) => history) }, result: null };
    });
    return made.map(({ record }) => record);
  };

/** A record as a creation writes it, with the fields that were asked for. */
function createOne<E extends Entity>(entity: E, fields: unknown, context: EditContext) {
  const parsed = firstFields(entity, parseFields(entityTable[entity].fields, fields), context.by);
  const { record, history } = createRecord(entity, parsed, context);
  return { parsed, record: withDerived(entity, record, record.createdAt), history };
}

async function existing<E extends Entity>(read: StoreReader, entity: E, id: string): Promise<RecordOf[E]> {
  const record = await read.get(entity, id);
  if (record === null) throw new SatchelError('NOT_FOUND');
  return record;
}

/** What is about to be overwritten has to be what the person saw. */
function checkSeen(record: object, names: readonly string[], seen: SeenEdit['seen']): void {
  const now = record as Readonly<Record<string, Json | undefined>>;
  const others = names.filter((name) => Object.hasOwn(seen, name) && !sameJson(seen[name], now[name] ?? null));
  if (others.length === 0) return;
  const fields = Object.fromEntries(others.map((name) => [name, 'changed_since' as const]));
  throw new SatchelError('INVALID_INPUT', { fields });
}
