import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLocal, type LocalWorkspace } from '../../../../test/support/local-workspace.ts';
import { storedCustomer } from '../../../../test/support/stores.ts';
import { putOf } from '../../store/put-of.ts';
import { createRecents, type Recents } from './recents.ts';

let at: LocalWorkspace;
let recents: Recents;
const customers = Array.from({ length: 20 }, (_, number) => storedCustomer(number, { name: `客户 ${number}` }));
const put = (records: typeof customers) =>
  at.store.write(async () => ({ plan: { puts: records.map((one) => putOf('customers', one)) }, result: null }));
const titles = async () => (await recents.get()).records.map(({ title }) => title);

beforeEach(async () => {
  at = await openLocal();
  recents = createRecents(at);
  await put(customers);
});
afterEach(() => at.dispose());

test('what was opened last stands first, once, under its present name, until it is deleted', async () => {
  for (const { id } of customers) await recents.note({ record: { entity: 'customers', id } });
  const [first, second, third] = customers.slice(-3);
  if (!first || !second || !third) throw new Error('no customers');
  await recents.note({ record: { entity: 'customers', id: first.id } });
  expect((await titles()).slice(0, 3)).toEqual([first.name, third.name, second.name]);
  expect(await titles()).toHaveLength(12);
  await put([
    { ...first, name: '改了名' },
    { ...third, deletedAt: third.updatedAt },
  ]);
  expect((await titles()).slice(0, 2)).toEqual(['改了名', second.name]);
});

test('searches and the place are kept beside them; a broken note is as good as none', async () => {
  expect(await recents.get()).toEqual({ records: [], searches: [], place: null });
  await recents.note({ search: '博瑞', place: '/sync/conflicts' });
  await recents.note({ search: 'hl' });
  await recents.note({ search: '博瑞' });
  expect(await recents.get()).toEqual({ records: [], searches: ['博瑞', 'hl'], place: '/sync/conflicts' });
  await at.store.write(async () => ({ plan: { puts: [], settings: { recents: { searches: 1 } } }, result: null }));
  expect(await recents.get()).toEqual({ records: [], searches: [], place: null });
});
