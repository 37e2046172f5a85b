import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram, satchel } from '../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../support/temporary-home.ts';

let home: TemporaryHome;
const put = async (entity: string, fields: object, ...words: readonly string[]): Promise<string> => {
  const { exit, json } = await satchel(home, ['put', '--entity', entity, ...words], { input: JSON.stringify(fields) });
  expect(exit).toBe(0);
  return (json as { id: string }).id;
};
const report = (name: string, args: object = {}) => satchel(home, ['report', name, '--args', JSON.stringify(args)]);

beforeAll(async () => {
  home = await temporaryHome();
  const customerId = await put('customers', { name: '星辰科技', industry: '软件', employeeCount: 120 });
  const deal = { customerId, estimatedAmountCents: 1_000_050, closeDate: '2026-06-30', ownerId: '甲' };
  await put('opportunities', { ...deal, name: '一期', stage: 'negotiation' });
  const won = await put('opportunities', { ...deal, name: '二期', stage: 'proposal', ownerId: '乙' });
  await put('opportunities', { stage: 'closed_won', actualAmountCents: 900_000 }, '--id', won);
  await put('payments', { customerId, amountCents: 300_000, status: 'received', paidDate: '2026-06-01' });
  await put('payments', { customerId, amountCents: 7, dueDate: '2026-06-14' });
});
afterAll(() => home.remove());

describe('satchel report', () => {
  test('the figures are those of the records', async () => {
    const stages = { qualification: 0, proposal: 1, negotiation: 1 };
    const funnel = (await report('funnel')).json as { stages: { stage: string; reached: number; entered: number }[] };
    expect(funnel.stages.map(({ reached }) => reached)).toEqual([2, 2, 2, 2, 1]);
    for (const [stage, entered] of Object.entries(stages)) {
      expect(funnel.stages.find((row) => row.stage === stage)?.entered).toBe(entered);
    }
    const forecast = await report('forecast', { from: '2026-06-01', months: 1 });
    // 10,000.50 yuan × 80 % = 8,000.40 yuan
    const june = { month: '2026-06', count: 1, sumCents: 1_000_050, forecastCents: 800_040, committedCents: 800_040 };
    expect(forecast.json).toMatchObject({ months: [june] });
    const trends = await report('trends', { to: '2026-06-15', months: 2 });
    expect(trends.json).toMatchObject({
      months: [
        { month: '2026-05', revenueCents: 0, won: 0, collectedCents: 0 },
        { month: '2026-06', revenueCents: 900_000, won: 1, collectedCents: 300_000 },
      ],
    });
    expect((await report('overview', { today: '2026-06-15' })).json).toMatchObject({
      ...{ customers: 1, averageDealCents: 900_000, overduePayments: { count: 1, sumCents: 7 } },
    });
    expect((await report('segmentation')).json).toMatchObject({
      industries: { groups: [{ value: '软件', count: 1 }], others: 0 },
    });
  });

  test('people get a table with yuan and per cent', async () => {
    const line = ['report', 'pipeline', '--home', home.dir];
    const { out } = await runProgram('src-main/cli/index.ts', line, { env: { SATCHEL_KEY: home.key } });
    expect(out).toMatch(/阶段 stage +数量 count +金额 amount/u);
    expect(out).toMatch(/negotiation +1 +¥10000\.50 +¥8000\.40/u);
  });

  test('a wrong line ends with 2 and says so in both languages', async () => {
    const { exit, json } = await report('funnel', { form: '2026-01-01' });
    expect(exit).toBe(2);
    const message = { zh: '命令写法不对：--args form', en: 'The command is not written correctly: --args form' };
    expect(json).toEqual({ error: { code: 'USAGE', message } });
  });
});
