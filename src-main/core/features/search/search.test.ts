import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { recordSchemas } from '../../../../src-shared/domain/records.ts';
import { openLocal, type LocalWorkspace } from '../../../../test/support/local-workspace.ts';
import { storedCustomer, testId } from '../../../../test/support/stores.ts';
import { putOf } from '../../store/put-of.ts';
import { createSearch } from './search.ts';

let at: LocalWorkspace;

const { name: _name, ...bare } = storedCustomer(0, { name: '' });
const boRui = storedCustomer(1, { name: '苏州博瑞精密机械有限公司', industry: '机械', region: '苏州' });
const borun = storedCustomer(2, { name: '张家港勃润机电有限公司', contactPerson: '薄睿' });
const gone = { ...storedCustomer(3, { name: '博瑞（已删除）' }), deletedAt: boRui.updatedAt };
const person = recordSchemas.contacts.parse({
  ...{ ...bare, id: testId(4), name: '薄睿', position: '采购经理', customerId: boRui.id },
});
const deal = recordSchemas.opportunities.parse({
  ...{ ...bare, id: testId(5), name: '博瑞二期产线传感器改造', customerId: boRui.id },
  ...{ stage: 'negotiation', estimatedAmountCents: 36_800_000 },
});

const run = (text: string, limit = 5) =>
  createSearch({ current: at.current }).run({ text, entities: [...ENTITIES], limit });

beforeAll(async () => {
  at = await openLocal();
  const many = Array.from({ length: 8 }, (_, index) => storedCustomer(10 + index, { name: `华东渠道 ${index}` }));
  const customers = [boRui, borun, gone, ...many].map((record) => putOf('customers', record));
  const puts = [...customers, putOf('contacts', person), putOf('opportunities', deal)];
  await at.store.write(async () => ({ plan: { puts }, result: null }));
});
afterAll(() => at.dispose());

test('one question finds every entity, says why, and leaves out what was deleted', async () => {
  const groups = await run('boru');
  expect(groups.map(({ entity }) => entity)).toEqual(['contacts', 'opportunities', 'customers']);
  expect(
    groups.flatMap(({ hits }) => hits.map(({ title, why: { text, range } }) => [title, text.slice(...(range ?? []))])),
  ).toEqual([
    ['薄睿', '薄睿'],
    ['博瑞二期产线传感器改造', '博瑞'],
    ['张家港勃润机电有限公司', '勃润'],
    ['苏州博瑞精密机械有限公司', '博瑞'],
  ]);
});

test('a line says whose it is, where it stands and what it is worth', async () => {
  const lines = (await run('博瑞')).flatMap(({ hits }) => hits.map(({ title, facts }) => [title, facts]));
  expect(Object.fromEntries(lines)).toMatchObject({
    苏州博瑞精密机械有限公司: { words: ['机械', '苏州'] },
    博瑞二期产线传感器改造: { customer: boRui.name, state: 'negotiation', amountCents: 36_800_000, words: [] },
  });
});

test('what has no screen of its own opens where it hangs: on its customer', async () => {
  const hits = (await run('博瑞')).flatMap((group) => group.hits);
  expect(hits.map(({ title, opensAt }) => [title, opensAt])).toEqual([
    [deal.name, { entity: 'customers', id: boRui.id }],
    [boRui.name, { entity: 'customers', id: boRui.id }],
  ]);
});

test('another field than the title is named as the reason', async () => {
  const [group] = (await run('薄睿')).filter(({ entity }) => entity === 'customers');
  expect(group?.hits).toMatchObject([{ id: borun.id, why: { field: 'contactPerson', text: '薄睿', range: [0, 2] } }]);
});

test('many hits of one entity do not hide another, and it is said that there are more', async () => {
  expect(await run('华东', 3)).toMatchObject([{ entity: 'customers', hits: [{}, {}, {}], hasMore: true }]);
  expect(await run('   ')).toEqual([]);
});
