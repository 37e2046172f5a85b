import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomCompany } from '../../../../test/support/random-company.ts';
import { TEST_KEY, temporaryFolder, testId } from '../../../../test/support/stores.ts';
import {
  REPORTS,
  reportArgsSchemas,
  type ReportName,
} from '../../../../src-shared/domain/figures/report-args.schema.ts';
import { openStore, tableOf } from '../open-store.ts';
import { openConnection, type Connection, type SqlValue } from '../sqlite/connection.ts';
import { createFigures, type Figures } from './figures.ts';

let folder: ReturnType<typeof temporaryFolder>;
let connection: Connection;
let figures: Figures;
let steps: string[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  const file = join(folder.dir, 'store.db');
  const store = await openStore({ file, key: TEST_KEY, name: 'figure-plans' });
  await store.write(async () => ({ plan: { puts: randomCompany(3, 200), durability: 'refetchable' }, result: null }));
  await store.close();
  connection = openConnection({ file, key: TEST_KEY });
  const explain = (sql: string, values: readonly SqlValue[]): void => {
    const plan = connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    steps.push(...plan.map(({ detail }) => detail));
  };
  const explaining: Connection = {
    ...connection,
    get: (sql, ...values) => {
      explain(sql, values);
      return connection.get(sql, ...values);
    },
    all: (sql, ...values) => {
      explain(sql, values);
      return connection.all(sql, ...values);
    },
  };
  figures = createFigures({
    connection: explaining,
    tableOf: (entity) => tableOf(entity).name,
    stays: tableOf('opportunities').beside ?? '',
  });
});
afterAll(() => {
  connection.close();
  folder.remove();
});

async function stepsOf(ask: () => Promise<unknown>): Promise<readonly string[]> {
  steps = [];
  await ask();
  return steps;
}

const calendar = { today: '2026-03-31', zone: 'Asia/Shanghai' };
const report = (name: ReportName, asked: object): Promise<readonly string[]> => {
  const ask = figures[name] as (question: object) => Promise<unknown>;
  return stepsOf(() => ask({ args: reportArgsSchemas[name].parse(asked), calendar }));
};

/** What reads a record's row, or every row of an index that does not hold what is asked. */
const looksAtRecords = (step: string): boolean =>
  /^(SCAN|SEARCH)/u.test(step) && !/COVERING INDEX|PRIMARY KEY|INTEGER PRIMARY KEY/u.test(step);

test.each(REPORTS)('%s is answered from covering indexes alone, without sorting', async (name) => {
  const plan = await report(name, {});
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter(looksAtRecords)).toEqual([]);
  expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});

test.each(REPORTS)('%s of one owner looks at no record either', async (name) => {
  expect((await report(name, { ownerId: '甲' })).filter(looksAtRecords)).toEqual([]);
});

test('who owns customers is counted from an index, and one record of each looked up for its name', async () => {
  const [counted = '', ...others] = await stepsOf(() => figures.owners());
  expect(counted).toContain('COVERING INDEX');
  expect(others.filter((step) => /^SCAN/u.test(step))).toEqual([]);
});

test.each(['tasks', 'payments', 'contracts'] as const)(
  'what is due of %s walks an index that holds nothing else',
  async (list) => {
    const query = { list, when: 'overdue' as const, days: 0, limit: 10, after: null };
    const plan = await stepsOf(async () => {
      const { next } = await figures.due(query, calendar);
      await figures.due({ ...query, after: next }, calendar);
    });
    expect(plan.filter((step) => /SCAN|TEMP B-TREE/u.test(step))).toEqual([]);
  },
);

test('the health of a customer looks at what is hers alone', async () => {
  const plan = await stepsOf(() => figures.health(testId(10_001), calendar));
  for (const step of plan) expect(step).toMatch(/^SEARCH .*f\.customerId=\?/u);
});

test('the timeline of a customer or a contact looks at what is theirs alone, and at no more activities than it shows', async () => {
  const kinds = ['activities', 'deals', 'cases', 'money', 'changes'] as const;
  const query = { kinds, limit: 2, after: null, now: Date.UTC(2026, 2, 31) };
  const plan = await stepsOf(async () => {
    const { next } = await figures.timeline({ ...query, entity: 'customers', id: testId(10_001) }, calendar);
    await figures.timeline({ ...query, entity: 'customers', id: testId(10_001), after: next }, calendar);
    await figures.timeline({ ...query, entity: 'contacts', id: testId(10_001) }, calendar);
  });
  const reads = plan.filter((step) => /^(SCAN|SEARCH)/u.test(step) && !/json_each|VIRTUAL TABLE/u.test(step));
  for (const step of reads) expect(step).toMatch(/^SEARCH .*(f\.customerId=\?|f\.contactId=\?|record=\?|\(id=\?\))/u);
  const activities = reads.filter((step) => step.includes('activities'));
  expect(activities.length).toBeGreaterThan(0);
  for (const step of activities) expect(step).toMatch(/Id=\? AND f\.startAt[<>=]/u);
});

test('the cases that are open for long walk an index that holds open ones alone', async () => {
  const plan = await stepsOf(() => figures.openCases({ before: '2026-03-01T00:00:00.000Z', limit: 5 }));
  expect(plan.filter((step) => /SCAN|TEMP B-TREE/u.test(step))).toEqual([]);
  for (const step of plan) expect(step).toMatch(/f\.createdAt</u);
});

test('how a customer stands is found from what is hers alone', async () => {
  for (const step of await stepsOf(() => figures.standing(testId(10_001), calendar))) {
    expect(step).toMatch(/^SEARCH .*f\.customerId=\?/u);
  }
});
