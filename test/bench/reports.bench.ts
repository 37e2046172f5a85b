import type { Opportunity } from '../../src-shared/domain/opportunities/opportunity.schema.ts';
import { reportArgsSchemas } from '../../src-shared/domain/figures/report-args.schema.ts';
import { believableCompany } from '../../src-main/core/features/sample-data/company/company.ts';
import { compare, type Bench, type Result } from './harness.ts';
import { withSides, type Sides } from './sides.ts';

/** The day on which the company of every bench stands. */
const calendar = { today: '2026-06-30', zone: 'Asia/Shanghai' };
const AT_ONCE = 4_000;
const MOST_DEALS = 500_000;
const alive = 'deleted=0 AND "f.deletedAt" IS NULL';

/**
 * Figures against the least SQL that answers the same question over the same indexes of a copy of the same file, parsed and
 * put together by nobody. Beside customers and activities there are as many deals as customers, up to 500,000.
 */
export const reportsBench: Bench = async ({ rows, note, dataset }) =>
  withSides(await dataset(rows), async (sides) => {
    const deals = Math.min(rows, MOST_DEALS);
    note(`reports: writing ${deals} deals`);
    await writeDeals(sides, deals);
    return [await segmentation(sides), await trends(sides), await pipeline(sides), await funnel(sides)];
  });

async function writeDeals({ store, bare }: Sides, deals: number): Promise<void> {
  let records: Opportunity[] = [];
  let written = 0;
  const flush = async (): Promise<void> => {
    const puts = records.map((record) => ({ entity: 'opportunities' as const, record }));
    await store.write(async () => ({ plan: { puts, durability: 'refetchable' }, result: null }));
    bare.insertAll('opportunities', records);
    written += records.length;
    records = [];
  };
  const now = Date.parse(`${calendar.today}T04:00:00.000Z`);
  for (const put of believableCompany({ seed: 5, customers: deals * 4, now, only: ['opportunities'] })) {
    if (put.entity === 'opportunities') records.push(put.record);
    if (records.length === Math.min(AT_ONCE, deals - written)) await flush();
    if (written === deals) return;
  }
  await flush();
}

const result = (name: string, times: { ours: number; limit: number }): Result => ({
  ...{ name, ...times, unit: 'ms', goal: { ratioAtMost: 3 } },
});

async function segmentation({ store, bare }: Sides): Promise<Result> {
  const question = { args: reportArgsSchemas.segmentation.parse({}), calendar };
  const groups = ['industry', 'region'].map(
    (field) => `SELECT "f.${field}",count(*) FROM "customers-0" WHERE ${alive} GROUP BY "f.${field}"`,
  );
  const sizes = `SELECT count(*) FROM "customers-0" WHERE ${alive} AND "f.employeeCount">=`;
  const times = await compare(
    10,
    () => store.figures.segmentation(question),
    () => [...groups, `${sizes}1`, `${sizes}50`, `${sizes}500`].map((sql) => bare.connection.all(sql)),
  );
  return result('customers by size, industry and region, p95', times);
}

async function trends({ store, bare }: Sides): Promise<Result> {
  const question = { args: reportArgsSchemas.trends.parse({}), calendar };
  const from = '2025-06-30T16:00:00.000Z';
  const within = (entity: string, field: string): string =>
    `SELECT count(*) FROM "${entity}-0" WHERE ${alive} AND "f.${field}">='${from}'`;
  const revenue = `SELECT total(coalesce("f.actualAmountCents","f.estimatedAmountCents")) FROM "opportunities-0"
    WHERE ${alive} AND "f.stage"='closed_won' AND "f.closeDate">='2025-07-01'`;
  const times = await compare(
    10,
    () => store.figures.trends(question),
    () =>
      [
        within('customers', 'createdAt'),
        `${within('activities', 'startAt')} AND "f.status" IS NOT 'cancelled'`,
        revenue,
      ].map((sql) => bare.connection.all(sql)),
  );
  return result('trends of twelve months, p95', times);
}

async function pipeline({ store, bare }: Sides): Promise<Result> {
  const amount = 'coalesce("f.actualAmountCents","f.estimatedAmountCents")';
  const sql = `SELECT "f.stage",count(*),total(${amount}),total(${amount}*"f.probability") FROM "opportunities-0"
    WHERE ${alive} GROUP BY "f.stage"`;
  const times = await compare(
    10,
    () => store.figures.pipeline({ args: {}, calendar }),
    () => bare.connection.all(sql),
  );
  return result('pipeline by stage, p95', times);
}

async function funnel({ store, bare }: Sides): Promise<Result> {
  const stays = '"opportunities-0-beside"';
  const statements = [
    `SELECT rank,sum(is_first),count(ms),total(ms) FROM ${stays} GROUP BY rank`,
    `SELECT furthest,count(*) FROM ${stays} WHERE furthest IS NOT NULL GROUP BY furthest`,
    `SELECT count(*) FROM "opportunities-0" WHERE ${alive} AND "f.stage"='closed_lost'`,
  ];
  const times = await compare(
    10,
    () => store.figures.funnel({ args: {}, calendar }),
    () => statements.map((sql) => bare.connection.all(sql)),
  );
  return result('funnel with conversion and days, p95', times);
}
