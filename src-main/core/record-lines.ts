import { isScreenEntity, type Entity } from '../../src-shared/domain/entities.ts';
import { titleOf } from '../../src-shared/domain/entity-table.ts';
import type { RecordFacts, RecordLine } from '../../src-shared/ipc/search.routes.ts';
import type { StoreReader } from './store/store.ts';

/** Where the facts of a line stand in each entity. */
interface FactFields {
  readonly words?: readonly string[];
  readonly state?: string;
  readonly amountCents?: string;
  readonly day?: string;
}

const FACT_FIELDS: Readonly<Record<Entity, FactFields>> = {
  customers: { words: ['industry', 'region'] },
  contacts: { words: ['position'] },
  campaigns: { state: 'status', day: 'startDate' },
  leads: { words: ['company', 'contactPerson'], state: 'status' },
  opportunities: { state: 'stage', amountCents: 'estimatedAmountCents' },
  cases: { state: 'status' },
  contracts: { state: 'status', amountCents: 'amountCents', day: 'endDate' },
  payments: { state: 'status', amountCents: 'amountCents', day: 'dueDate' },
  activities: { state: 'type', day: 'startAt' },
  tasks: { state: 'status', day: 'dueAt' },
  snapshots: {},
};

export interface RecordRef {
  readonly entity: Entity;
  readonly id: string;
}

/** Each record with the line that says it on a list of mixed records, in their order; those that are not alive are left out. */
export async function recordLines(
  read: Pick<StoreReader, 'getMany'>,
  refs: readonly RecordRef[],
): Promise<readonly { readonly line: RecordLine; readonly record: Readonly<Record<string, unknown>> }[]> {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [entity, group] of Map.groupBy(refs, (ref) => ref.entity)) {
    const records = await read.getMany(
      entity,
      group.map(({ id }) => id),
    );
    for (const record of records) if (record.deletedAt === null) found.set(`${entity} ${record.id}`, { ...record });
  }
  const customers = await customerNames(read, [...found.values()]);
  return refs.flatMap(({ entity, id }) => {
    const record = found.get(`${entity} ${id}`);
    if (!record) return [];
    const facts = factsOf(entity, record, customers);
    const opensAt = screenOf({ entity, id }, record, customers);
    return [{ record, line: { entity, id, title: titleOf(entity, record), facts, opensAt } }];
  });
}

/** What has no screen yet hangs on its customer's. */
function screenOf(
  { entity, id }: RecordRef,
  { customerId }: Readonly<Record<string, unknown>>,
  customers: ReadonlyMap<string, string>,
): RecordLine['opensAt'] {
  if (isScreenEntity(entity)) return { entity, id };
  return typeof customerId === 'string' && customers.has(customerId) ? { entity: 'customers', id: customerId } : null;
}

async function customerNames(
  read: Pick<StoreReader, 'getMany'>,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(records.flatMap(({ customerId }) => (typeof customerId === 'string' ? [customerId] : [])));
  const customers = await read.getMany('customers', [...ids]);
  return new Map(customers.map(({ id, name }) => [id, name]));
}

function factsOf(
  entity: Entity,
  record: Readonly<Record<string, unknown>>,
  customers: ReadonlyMap<string, string>,
): RecordFacts {
  const { words = [], state = '', amountCents = '', day = '' } = FACT_FIELDS[entity];
  const text = (field: string): string | null => {
    const value = record[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const customer = customers.get(text('customerId') ?? '');
  const amount = record[amountCents];
  return {
    words: words.map(text).filter((word) => word !== null),
    ...(customer === undefined ? {} : { customer }),
    ...given('state', text(state)),
    ...(typeof amount === 'number' ? { amountCents: amount } : {}),
    ...given('day', text(day)),
  };
}

const given = <Key extends string>(key: Key, value: string | null): { readonly [K in Key]?: string } =>
  value === null ? {} : ({ [key]: value } as { readonly [K in Key]?: string });
