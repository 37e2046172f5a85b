import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import type { RecordSync } from '../../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../../src-shared/lib/time.ts';
import type { Plan, Put } from '../../../src-main/core/store/store.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { historyOf, someOp, storedCustomer, testId } from '../../support/stores.ts';

/** The kinds of units of work and how many of a hundred are of each. `big` and `page` hold hundreds of records. */
const KINDS = { create: 30, edit: 40, family: 14, delete: 6, remove: 4, big: 3, page: 3 } as const;
type Kind = keyof typeof KINDS;

/** One unit of work that a writing process does. */
export interface Unit {
  readonly number: number;
  readonly kind: Kind;
  readonly plan: Plan;
}

/** Where records of each kind have their numbers, so that a big unit does not bury the small ones. */
const FEW = 40;
const BIG = { first: 1_000, count: 250 };
const PAGE = { first: 2_000, count: 420 };
const CONTACTS = 10_000;

/**
 * The unit of a number: the same for the process that writes it and for the one that checks it. Everything in it carries the
 * number, so that what is found in a file tells which unit wrote it; `settings.unit` says which one was the last.
 */
export function unitOf(seed: number, number: number): Unit {
  const random = randomFrom(seed * 1_000_003 + number);
  const kind = kindOf(random.below(100));
  return { number, kind, plan: { ...planOf(kind, number, random), settings: { unit: number } } };
}

function kindOf(chance: number): Kind {
  let sum = 0;
  for (const [kind, share] of Object.entries(KINDS)) {
    sum += share;
    if (chance < sum) return kind as Kind;
  }
  return 'edit';
}

function planOf(kind: Kind, unit: number, random: Random): Plan {
  const one = random.below(FEW);
  switch (kind) {
    case 'create':
    case 'edit':
      return written([customer(one, unit)], unit);
    case 'family': {
      const members = [one * 2, one * 2 + 1].map((each) => contact(each, unit, one));
      return { ...written([customer(one, unit), ...members], unit), changeSets: [changeSet(unit)] };
    }
    case 'delete':
      return written([customer(one, unit, { isDeleted: true })], unit);
    case 'remove':
      return { puts: [], removes: [{ entity: 'customers', id: testId(one) }] };
    case 'big': {
      const puts = range(BIG).map((each) => customer(each, unit));
      return { ...written(puts, unit), changeSets: [changeSet(unit)] };
    }
    case 'page': {
      const puts = range(PAGE).map((each) => contact(each, unit, one));
      return { ...written(puts, unit), durability: 'refetchable', syncState: { page: unit } };
    }
  }
}

const range = ({ first, count }: { first: number; count: number }): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

const written = (puts: readonly Put[], unit: number): Plan => ({
  puts,
  history: puts.map(({ entity, record }) => historyEntry(entity, record.id, unit)),
});

/** An edit waits with its operation: record, outbox and history carry the same number. */
const pending = (unit: number): Partial<RecordSync> => ({ state: 'pending', ops: [someOp(unit, 0)] });

function customer(number: number, unit: number, { isDeleted = false } = {}): Put {
  const fields = {
    name: `客户${number}第${unit}版`,
    phone: `138${String(unit).padStart(8, '0')}`,
    employeeCount: unit,
  };
  const record = storedCustomer(number, fields, pending(unit));
  const deletedAt = isDeleted ? toInstant(Date.UTC(2026, 5, 1) + unit) : null;
  return { entity: 'customers', record: { ...record, deletedAt } };
}

function contact(number: number, unit: number, of: number): Put {
  const { employeeCount: _, ...record } = storedCustomer(CONTACTS + number, { name: `联系人${number}第${unit}版` });
  return { entity: 'contacts', record: { ...record, customerId: testId(of), serverId: `s${number}` } };
}

const historyEntry = (entity: Entity, recordId: string, unit: number): HistoryEntry => ({
  ...historyOf(recordId, unit),
  entity,
});

const changeSet = (unit: number) => ({
  id: testId(5_000_000 + unit),
  kind: 'bulk',
  at: toInstant(Date.UTC(2026, 0, 1) + unit),
  by: 'tester',
  summary: { unit },
  reversedAt: null,
});
