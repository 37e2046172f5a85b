import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';
import { systemIds } from '../../node-ports/ids.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

it('tells what hangs on each customer, and of one without anything that there is nothing', async () => {
  const { records, customers } = await core.ask('sampleData.fill', {});
  const { rows } = await core.ask('customers.list', { limit: 500 });
  const totals = { tasks: 0, opportunities: 0, cases: 0, contracts: 0, payments: 0 };
  const sums = { openDeals: 0, won: 0, owed: 0 };
  for (const { id } of rows) {
    const around = await core.ask('customers.around', { id });
    for (const part of ['tasks', 'opportunities', 'cases', 'contracts', 'payments'] as const) {
      totals[part] += around[part].total;
      expect(around[part].lines.length).toBe(Math.min(5, around[part].total));
    }
    const { openDeals, won, owed } = around.standing;
    expect(openDeals.count).toBeLessThanOrEqual(around.opportunities.total);
    expect(owed.count).toBeLessThanOrEqual(around.payments.total);
    sums.openDeals += openDeals.cents;
    sums.won += won.cents;
    sums.owed += owed.cents;
  }
  expect(Object.values(totals).every((total) => total > 0)).toBe(true);
  expect(Object.values(totals).reduce((sum, total) => sum + total)).toBeLessThan(records - customers);
  const pipeline = await core.ask('reports.pipeline', {});
  expect(sums.openDeals).toBe(pipeline.data.open.sumCents);
  expect(sums.won).toBeGreaterThan(0);
  expect(sums.owed).toBeGreaterThan(0);
  const nothing = { lines: [], total: 0 };
  expect(await core.ask('customers.around', { id: systemIds.next() })).toEqual({
    ...{ tasks: nothing, opportunities: nothing, cases: nothing, contracts: nothing, payments: nothing },
    standing: {
      openDeals: { count: 0, cents: 0, hidden: 0 },
      won: { cents: 0, beforeCents: 0 },
      owed: { count: 0, cents: 0, hidden: 0, lateSince: null },
    },
  });
});
