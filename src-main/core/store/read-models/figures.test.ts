import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomCompany } from '../../../../test/support/random-company.ts';
import { openTestStore, type TestStore } from '../../../../test/support/stores.ts';
import type { ContractRow, CompanyRows } from '../../../../src-shared/domain/figures/company-rows.ts';
import {
  contractState,
  isOverduePayment,
  isOverdueTask,
  renewedIds,
} from '../../../../src-shared/domain/figures/due.ts';
import { forecastOf } from '../../../../src-shared/domain/figures/forecast.ts';
import { funnelOf } from '../../../../src-shared/domain/figures/funnel.ts';
import { healthOf } from '../../../../src-shared/domain/figures/health.ts';
import { loyaltyOf } from '../../../../src-shared/domain/figures/loyalty.ts';
import { isOpenCase, overviewOf } from '../../../../src-shared/domain/figures/overview.ts';
import { pipelineOf } from '../../../../src-shared/domain/figures/pipeline.ts';
import { reportArgsSchemas, type ReportName } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import { reportSchemas } from '../../../../src-shared/domain/figures/reports.schema.ts';
import { segmentationOf } from '../../../../src-shared/domain/figures/segmentation.ts';
import { momentOf, trendsOf } from '../../../../src-shared/domain/figures/trends.ts';
import { amountOf } from '../../../../src-shared/domain/figures/deals.ts';
import { calendarAt, type Calendar } from '../../../../src-shared/lib/calendar.ts';
import type { Put } from '../store.ts';

let at: TestStore;
let puts: readonly Put[];
const write = (some: readonly Put[]): Promise<null> =>
  at.store.write(async () => ({ plan: { puts: some, durability: 'refetchable' }, result: null }));

beforeAll(async () => {
  at = await openTestStore('figures');
  puts = randomCompany(7, 400);
  await write(puts);
});
afterAll(() => at.dispose());

/** The rows as the pure functions take them. */
function rowsOf(all: readonly Put[]): CompanyRows {
  const rows = { opportunities: [], payments: [], customers: [], activities: [], cases: [], tasks: [], contracts: [] };
  const lists: Record<string, object[]> = rows;
  for (const { entity, record } of all) lists[entity]?.push(record);
  return rows;
}

const CALENDARS: readonly Calendar[] = [
  { today: '2026-03-31', zone: 'Asia/Shanghai' },
  { today: '2025-02-28', zone: 'America/New_York' },
  { today: '2024-02-29', zone: 'UTC' },
];
const ARGS: { readonly [Name in ReportName]: readonly object[] } = {
  funnel: [
    {},
    { ownerId: '乙（华东）' },
    { from: '2025-01-01', to: '2025-06-30' },
    { to: '2024-12-31', ownerId: '😀' },
  ],
  forecast: [{}, { from: '2025-11-30', months: 3, ownerId: '甲' }],
  pipeline: [{}, { ownerId: '😀' }, { ownerId: 'nobody' }],
  overview: [{}, { ownerId: '乙（华东）' }],
  trends: [{}, { to: '2026-01-15', months: 30, ownerId: '甲' }],
  segmentation: [{}, { most: 2 }, { ownerId: '甲', most: 3 }],
  loyalty: [{}, { ownerId: '甲' }],
};

/** The answer by the definition, from the rows themselves. */
function defined(name: ReportName, rows: CompanyRows, asked: object, calendar: Calendar): unknown {
  const args = reportArgsSchemas;
  switch (name) {
    case 'funnel':
      return funnelOf(rows.opportunities, args.funnel.parse(asked), calendar);
    case 'forecast':
      return forecastOf(rows.opportunities, args.forecast.parse(asked), calendar.today);
    case 'pipeline':
      return pipelineOf(rows.opportunities, args.pipeline.parse(asked));
    case 'overview':
      return overviewOf(rows, args.overview.parse(asked), calendar);
    case 'trends':
      return trendsOf(rows, args.trends.parse(asked), calendar);
    case 'segmentation':
      return segmentationOf(rows.customers, args.segmentation.parse(asked));
    case 'loyalty':
      return loyaltyOf(rows, args.loyalty.parse(asked), calendar);
  }
}

async function expectDefined(all: readonly Put[]): Promise<void> {
  const rows = rowsOf(all);
  for (const [word, questions] of Object.entries(ARGS)) {
    const name = word as ReportName;
    const ask = at.store.figures[name] as (question: object) => Promise<unknown>;
    for (const asked of questions) {
      for (const calendar of CALENDARS) {
        const answer = await ask({ args: reportArgsSchemas[name].parse(asked), calendar });
        expect(answer, `${name} ${JSON.stringify(asked)} ${calendar.today}`).toEqual(
          defined(name, rows, asked, calendar),
        );
        expect(reportSchemas[name].safeParse(answer).error).toBeUndefined();
      }
    }
  }
}

describe('SQL answers what the definitions say of the same rows', () => {
  test('every report, for one owner and for all, on days that end months and years', () => expectDefined(puts));

  test('what is due, page by page: each record once, in order, and no other', async () => {
    const rows = rowsOf(puts);
    const renewed = renewedIds(rows.contracts);
    const isExpired = (contract: ContractRow, today: string): boolean =>
      contractState(contract, { today, isRenewed: renewed.has(contract.id) }) === 'expired';
    for (const calendar of CALENDARS) {
      const { today } = calendar;
      const alive = <Row extends { readonly deletedAt: string | null }>(list: readonly Row[]): readonly Row[] =>
        list.filter(({ deletedAt }) => deletedAt === null);
      const wanted = {
        tasks: alive(rows.tasks).filter((task) => isOverdueTask(task, calendar)),
        payments: alive(rows.payments).filter((payment) => isOverduePayment(payment, today)),
        contracts: alive(rows.contracts).filter((contract) => isExpired(contract, today)),
      };
      for (const list of ['tasks', 'payments', 'contracts'] as const) {
        const ids: string[] = [];
        let after: string | null = null;
        do {
          const query = { list, when: 'overdue' as const, days: 0, limit: 17, after };
          const page: Awaited<ReturnType<typeof at.store.figures.due<typeof list>>> = await at.store.figures.due(
            query,
            calendar,
          );
          expect(page.total).toBe(wanted[list].length);
          ids.push(...page.rows.map(({ id }) => id));
          after = page.next;
        } while (after !== null);
        expect(new Set(ids)).toEqual(new Set(wanted[list].map(({ id }) => id)));
        expect(ids).toHaveLength(wanted[list].length);
      }
    }
  });

  test('a cursor of another list is refused', async () => {
    const [calendar] = CALENDARS;
    if (calendar === undefined) throw new Error('there is a calendar');
    const page = { when: 'overdue' as const, days: 0, limit: 1 };
    const { next } = await at.store.figures.due({ ...page, list: 'tasks', after: null }, calendar);
    await expect(at.store.figures.due({ ...page, list: 'payments', after: next }, calendar)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('the health of each customer', async () => {
    const rows = rowsOf(puts);
    for (const calendar of CALENDARS) {
      for (const customer of rows.customers) {
        expect(await at.store.figures.health(customer.id, calendar)).toEqual(healthBy(rows, customer.id, calendar));
      }
    }
  });

  test('after deals moved, came back, were deleted and removed for good', async () => {
    const deals = puts.filter((put) => put.entity === 'opportunities');
    const changed = deals.flatMap((put, index): Put[] => {
      const { record } = put;
      if (index % 5 === 0) return [{ ...put, record: { ...record, deletedAt: null, ownerId: '甲' } }];
      if (index % 5 === 1) return [{ ...put, record: { ...record, deletedAt: '2026-01-01T00:00:00.000Z' } }];
      if (index % 5 !== 2) return [];
      const stageHistory = [
        { stage: 'prospecting' as const, at: '2026-01-01T00:00:00.000Z' },
        { stage: 'proposal' as const, at: '2026-01-04T12:00:00.000Z' },
      ];
      return [{ ...put, record: { ...record, stage: 'proposal', stageHistory } }];
    });
    await write(changed);
    const removes = deals
      .filter((_, index) => index % 5 === 3)
      .map(({ entity, record }) => ({ entity, id: record.id }));
    await at.store.write(async () => ({ plan: { puts: [], removes }, result: null }));
    const gone = new Set(removes.map(({ id }) => id));
    const after = new Map([...puts, ...changed].map((put) => [put.record.id, put]));
    await expectDefined([...after.values()].filter(({ record }) => !gone.has(record.id)));
  });
});

function healthBy(rows: CompanyRows, customerId: string, { today, zone }: Calendar): unknown {
  const own = <Row extends { readonly deletedAt: string | null; readonly customerId?: string | null | undefined }>(
    list: readonly Row[],
  ): readonly Row[] => list.filter((row) => row.deletedAt === null && row.customerId === customerId);
  const dayOf = (moment: string): string => calendarAt(Date.parse(moment), zone).today;
  const contacts = own(rows.activities)
    .filter(({ status }) => status !== 'cancelled')
    .map((activity) => dayOf(momentOf(activity)))
    .filter((day) => day <= today);
  const ends = own(rows.contracts).flatMap(({ status, endDate }) => (status === 'active' && endDate ? [endDate] : []));
  return healthOf({
    today,
    lastContact: contacts.toSorted().at(-1) ?? null,
    openCases: own(rows.cases)
      .filter(isOpenCase)
      .map(({ createdAt }) => dayOf(createdAt)),
    won: own(rows.opportunities).flatMap((deal) =>
      deal.stage === 'closed_won' && deal.closeDate ? [{ day: deal.closeDate, cents: amountOf(deal) }] : [],
    ),
    contractEnd: ends.toSorted().at(-1) ?? null,
    overduePayments: own(rows.payments)
      .filter((payment) => isOverduePayment(payment, today))
      .flatMap(({ dueDate }) => dueDate ?? []),
  });
}
