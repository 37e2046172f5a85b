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
  const totals = { opportunities: 0, cases: 0, contracts: 0, payments: 0, activities: 0 };
  for (const { id } of rows) {
    const around = await core.ask('customers.around', { id });
    for (const part of ['opportunities', 'cases', 'contracts', 'payments', 'activities'] as const) {
      totals[part] += around[part].total;
      expect(around[part].lines.length).toBe(Math.min(5, around[part].total));
    }
  }
  expect(Object.values(totals).every((total) => total > 0)).toBe(true);
  expect(Object.values(totals).reduce((sum, total) => sum + total)).toBeLessThan(records - customers);
  const nothing = { lines: [], total: 0 };
  expect(await core.ask('customers.around', { id: systemIds.next() })).toEqual({
    ...{ opportunities: nothing, cases: nothing, contracts: nothing, payments: nothing, activities: nothing },
  });
});
