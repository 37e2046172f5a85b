import { LOYALTY_LEVELS } from '../../src-shared/domain/customers/customer.schema.ts';
import type { Entity } from '../../src-shared/domain/entities.ts';
import { STAGES } from '../../src-shared/domain/opportunities/opportunity.schema.ts';
import { recordSchemas } from '../../src-shared/domain/records.ts';
import { newRecordSync } from '../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../src-shared/lib/time.ts';
import { putOf } from '../../src-main/core/store/put-of.ts';
import type { Put } from '../../src-main/core/store/store.ts';
import { randomFrom, type Random } from './random.ts';
import { testId } from './stores.ts';

const BASE: Readonly<Partial<Record<Entity, number>>> = {
  ...{ customers: 10_000, opportunities: 20_000, payments: 30_000, activities: 40_000 },
  ...{ cases: 50_000, tasks: 60_000, contracts: 70_000 },
};
const START = Date.UTC(2024, 0, 1);
const SPAN_MS = 3 * 366 * 86_400_000;

/** Records for figures: few customers and owners, so that groups fill; gaps, ties, ends of months and deleted ones everywhere. */
export function randomCompany(seed: number, count: number): readonly Put[] {
  const random = randomFrom(seed);
  const some = { random, customers: Math.ceil(count / 4) };
  return Object.keys(MAKE).flatMap((name) => {
    const entity = name as keyof typeof MAKE;
    const rows = entity === 'customers' ? some.customers : count;
    return Array.from({ length: rows }, (_, index) => {
      const record = { ...held(random, (BASE[entity] ?? 0) + index), ...MAKE[entity](some) };
      return putOf(entity, recordSchemas[entity].parse(record));
    });
  });
}

interface Some {
  readonly random: Random;
  readonly customers: number;
}

const moment = (random: Random): string => toInstant(START + random.below(SPAN_MS));
const maybe = <Value>(random: Random, value: () => Value): Value | null | undefined =>
  random.pick([() => null, () => undefined, value, value, value, value])();
/** Half of the days are the first or last of a month, where periods begin and end. */
const day = (random: Random): string => {
  const at = new Date(START + random.below(SPAN_MS));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const edge = random.pick([at.getTime(), at.getTime(), Date.UTC(year, month, 1), Date.UTC(year, month + 1, 0)]);
  return toInstant(edge).slice(0, 10);
};
const cents = (random: Random): number =>
  random.pick([0, 1, 49, 50, 99, random.below(10_000), random.below(5_000_000_00), 1_000_000_000_000_00]);
const customerOf = ({ random, customers }: Some): string => testId((BASE.customers ?? 0) + random.below(customers));

function held(random: Random, number: number) {
  const createdAt = moment(random);
  const state = random.pick(['settled', 'settled', 'pending', 'held', 'conflict'] as const);
  return {
    ...{ id: testId(number), serverId: null, createdAt, createdBy: 'u', updatedAt: createdAt, updatedBy: 'u' },
    deletedAt: random.below(8) === 0 ? createdAt : null,
    ownerId: random.pick(['甲', '乙（华东）', '😀', null]),
    sync: { ...newRecordSync(), state },
  };
}

function stagesOf(random: Random) {
  let at = START + random.below(SPAN_MS);
  const stageHistory = Array.from({ length: random.below(5) }, () => {
    at += random.below(40 * 86_400_000);
    return { stage: random.pick(STAGES), at: toInstant(at) };
  });
  const stage = stageHistory.at(-1)?.stage ?? maybe(random, () => random.pick(STAGES));
  return { stage, ...(stageHistory.length > 0 || random.below(2) === 0 ? { stageHistory } : {}) };
}

const MAKE = {
  customers: ({ random }: Some) => ({
    name: '客户',
    industry: maybe(random, () => random.pick(['软件（IT）', '软件', '', '😀业', '制造', '\uFFEF'])),
    region: maybe(random, () => random.pick(['华东', '华北', '西北'])),
    employeeCount: maybe(random, () => random.pick([0, 1, 49, 50, 499, 500, 9_000])),
    loyaltyLevel: maybe(random, () => random.pick(LOYALTY_LEVELS)),
  }),
  opportunities: (some: Some) => ({
    ...{ name: '商机', customerId: customerOf(some), ...stagesOf(some.random) },
    probability: maybe(some.random, () => some.random.pick([0, 1, 33, 79, 80, 81, 100])),
    estimatedAmountCents: maybe(some.random, () => cents(some.random)),
    actualAmountCents: some.random.below(3) === 0 ? cents(some.random) : maybe(some.random, () => null),
    closeDate: maybe(some.random, () => day(some.random)),
  }),
  payments: (some: Some) => ({
    ...{ customerId: customerOf(some), amountCents: cents(some.random) },
    dueDate: maybe(some.random, () => day(some.random)),
    paidDate: maybe(some.random, () => day(some.random)),
    status: maybe(some.random, () => some.random.pick(['planned', 'received'])),
  }),
  activities: (some: Some) => ({
    ...{ type: 'call', subject: '电话', customerId: maybe(some.random, () => customerOf(some)) },
    startAt: maybe(some.random, () => moment(some.random)),
    status: maybe(some.random, () => some.random.pick(['planned', 'completed', 'cancelled'])),
  }),
  cases: (some: Some) => ({
    ...{ subject: '案例', customerId: customerOf(some) },
    status: maybe(some.random, () => some.random.pick(['new', 'in_progress', 'resolved', 'closed'])),
  }),
  tasks: (some: Some) => ({
    title: '任务',
    dueAt: maybe(some.random, () => moment(some.random)),
    status: maybe(some.random, () => some.random.pick(['open', 'in_progress', 'done', 'cancelled'])),
  }),
  contracts: (some: Some) => ({
    ...{ title: '合同', customerId: customerOf(some), endDate: maybe(some.random, () => day(some.random)) },
    status: maybe(some.random, () => some.random.pick(['draft', 'active', 'active', 'terminated'])),
    renewedFromId: maybe(some.random, () => testId((BASE.contracts ?? 0) + some.random.below(some.customers))),
  }),
} as const;
