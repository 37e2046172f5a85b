import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { satchel, startCellProcess, type CellProcess } from '../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../support/temporary-home.ts';

let home: TemporaryHome;
beforeAll(async () => {
  home = await temporaryHome();
});
afterAll(() => home.remove());

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

async function put(entity: string, fields: object, ...words: readonly string[]): Promise<Row> {
  const { exit, json, err } = await satchel(home, ['put', '--entity', entity, ...words], {
    input: JSON.stringify(fields),
  });
  expect({ exit, err }).toEqual({ exit: 0, err: expect.any(String) as string });
  return json as Row;
}

describe('alone on this computer', () => {
  test('a record of every entity is made, found again, and begins where such a record begins', async () => {
    const { id: customerId } = await put('customers', { name: '北京星辰科技有限公司' });
    const campaign = await put('campaigns', { name: '春季推广', budgetCents: 5_000_000 });
    const lead = await put('leads', { name: '展会名片', source: 'event', campaignId: campaign.id });
    const deal = await put('opportunities', { customerId, name: '年度采购', estimatedAmountCents: 1_200_000 });
    const one = await put('cases', { customerId, subject: '无法登录' });
    const contract = await put('contracts', { customerId, opportunityId: deal.id, title: '框架协议', no: 'HT-1' });
    const payment = await put('payments', { customerId, contractId: contract.id, amountCents: 300_000 });
    const activity = await put('activities', {
      type: 'visit',
      subject: '上门拜访',
      startAt: '2026-03-02T09:30:00+08:00',
    });
    const task = await put('tasks', { title: '寄样品', opportunityId: deal.id, dueAt: '2026-03-05T01:00:00Z' });
    expect(campaign['status']).toBe('planning');
    expect(lead['status']).toBe('new');
    expect(deal).toMatchObject({ stage: 'prospecting', probability: 10, stageHistory: [{ stage: 'prospecting' }] });
    expect(one).toMatchObject({ status: 'new', priority: 'medium' });
    expect([contract['status'], payment['status']]).toEqual(['draft', 'planned']);
    expect(activity).toMatchObject({ status: 'planned', startAt: '2026-03-02T01:30:00.000Z' });
    expect(task).toMatchObject({ status: 'open', dueAt: '2026-03-05T01:00:00.000Z' });
    const listed = await satchel(home, ['list', '--entity', 'payments', '--where', JSON.stringify({ customerId })]);
    expect(listed.json).toMatchObject({ total: 1, rows: [{ id: payment.id, amountCents: 300_000 }] });
  });

  test('a deal that moves on keeps its way, with the probability of its stage; the history tells both', async () => {
    const { json } = await satchel(home, ['list', '--entity', 'opportunities']);
    const [{ id }] = (json as { rows: [Row] }).rows;
    const moved = await put('opportunities', { stage: 'proposal' }, '--id', id);
    expect(moved).toMatchObject({ probability: 60, stageHistory: [{ stage: 'prospecting' }, { stage: 'proposal' }] });
    const history = await satchel(home, ['history', '--entity', 'opportunities', id]);
    const fields = (history.json as { field: string | null }[]).map(({ field }) => field);
    expect(fields.toSorted()).toEqual(expect.arrayContaining(['probability', 'stage']));
  });

  test('what does not fit is refused with the field named: a stage, a stranger, a moment without a zone', async () => {
    const wrong = (entity: string, fields: object) =>
      satchel(home, ['put', '--entity', entity], { input: JSON.stringify(fields) });
    const results = [
      await wrong('opportunities', { name: '无客户' }),
      await wrong('cases', { customerId: '018f0000-0000-7000-8000-00000000ffff', subject: '查无此客户' }),
      await wrong('tasks', { title: '时间不明', dueAt: '2026-03-05 09:00' }),
      await wrong('activities', { type: 'dance', subject: '类型不对' }),
    ];
    expect(results.map(({ exit }) => exit)).toEqual([1, 1, 1, 1]);
    for (const { json } of results) expect(json).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    const snapshot = await wrong('snapshots', {});
    expect(snapshot.exit).toBe(2);
  });
});

describe('with a server that knows only customers and contacts', () => {
  let cell: CellProcess;
  beforeAll(async () => {
    cell = await startCellProcess(join(home.dir, '..', 'cell.db'));
    await cell.addUser('t1', 'wang', 'secret');
  });
  afterAll(() => cell.stop());

  test('the rest is kept here as held, and does not keep the workspace from being settled', async () => {
    const words = ['connect', '--cell', cell.url, '--tenant', 't1', '--user', 'wang', '--password-stdin'];
    expect((await satchel(home, words, { input: 'secret' })).exit).toBe(0);
    const { id: customerId } = await put('customers', { name: '上海云帆' });
    const activity = await put('activities', { type: 'call', subject: '电话回访', customerId });
    expect((await satchel(home, ['sync', '--until-settled', '--timeout', '30'])).exit).toBe(0);
    const status = await satchel(home, ['status']);
    expect(status.json).toMatchObject({ pending: 0, held: 1, refused: 0, settled: true });
    const kept = await satchel(home, ['get', '--entity', 'activities', activity.id]);
    expect(kept.json).toMatchObject({ subject: '电话回访', serverId: null, sync: { state: 'held' } });
    await satchel(home, ['delete', '--entity', 'activities', activity.id]);
    expect((await satchel(home, ['status'])).json).toMatchObject({ pending: 0, held: 0, settled: true });
  });
});
