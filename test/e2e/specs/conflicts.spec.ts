import { join } from 'node:path';
import { expect, test as base } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';
import { customersOnCell } from '../../support/cell-records.ts';
import { startCellProcess, type CellProcess } from '../../support/processes.ts';

const PERSON = { tenant: '华东一区', user: 'lu.wenting', password: 'correct horse' } as const;
const test = base.extend<{ cell: CellProcess }>({
  cell: async ({}, use, info) => {
    const cell = await startCellProcess(join(info.outputPath(), 'cell.db'));
    await cell.addUser(PERSON.tenant, PERSON.user, PERSON.password);
    await use(cell);
    await cell.stop();
  },
});

test('two computers change the same field: Base, Mine and Theirs are shown, and the choice ends on both sides', async ({
  launch,
  cell,
}) => {
  const devices = [await launch({ lang: 'zh' }), await launch({ lang: 'zh' })] as const;
  const [mine, theirs] = [screensOf(devices[0].page), screensOf(devices[1].page)];
  const settle = async ({ frame, sync }: typeof mine): Promise<void> => {
    await frame.goToSync();
    await sync.run();
    await expect(sync.nothingPending).toBeVisible({ timeout: 30_000 });
  };
  for (const screens of [mine, theirs]) {
    await screens.welcome.openConnect();
    await screens.welcome.connect({ ...PERSON, address: cell.url });
    await screens.frame.navigation.waitFor();
  }
  await mine.customers.create();
  await mine.form.create({ name: '宁波恒泰紧固件', region: '宁波' });
  await settle(mine);
  await settle(theirs);

  const edit = async ({ frame, customers, customer, form }: typeof mine, region: string): Promise<void> => {
    await frame.goToCustomers();
    await customers.open('宁波恒泰紧固件');
    await customer.edit();
    await form.save({ region });
  };
  await devices[0].setOnline(false);
  await edit(mine, '余姚');
  await edit(theirs, '慈溪');
  await settle(theirs);
  await devices[0].setOnline(true);

  await mine.frame.goToSync();
  await mine.sync.run();
  await mine.conflicts.openConflicts();
  await expect(mine.conflicts.mine('地区')).toContainText('余姚', { timeout: 30_000 });
  await expect(mine.conflicts.theirs('地区')).toContainText('慈溪');
  await devices[0].page.keyboard.press('ArrowLeft');
  await devices[0].page.keyboard.press('Control+Enter');
  await expect(mine.conflicts.none).toBeVisible();
  await settle(mine);
  await settle(theirs);
  await theirs.frame.goToCustomers();
  await expect(theirs.customers.row('宁波恒泰紧固件')).toContainText('余姚');
  const there = await customersOnCell(cell.url, PERSON.tenant, await cell.token(PERSON.tenant, PERSON.user));
  expect(there.map((row) => row['region'])).toEqual(['余姚']);
});
