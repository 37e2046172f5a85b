import { join } from 'node:path';
import { expect, test as base } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';
import { customersOnCell } from '../../support/cell-records.ts';
import { createNetworkCable, type NetworkCable } from '../../support/network-cable.ts';
import { startCellProcess, type CellProcess } from '../../support/processes.ts';

const PERSON = { tenant: '华东一区', user: 'lu.wenting', password: 'correct horse' } as const;

/** A real cell with one person, and a cable to it. */
const test = base.extend<{ cell: CellProcess; cable: NetworkCable; address: string }>({
  cell: async ({}, use, info) => {
    const cell = await startCellProcess(join(info.outputPath(), 'cell.db'));
    await cell.addUser(PERSON.tenant, PERSON.user, PERSON.password);
    await use(cell);
    await cell.stop();
  },
  cable: async ({ cell }, use) => {
    const cable = await createNetworkCable(cell.port);
    await use(cable);
    await cable.cut();
  },
  address: async ({ cable }, use) => use(`http://127.0.0.1:${cable.port}`),
});

test('the app killed between POST and answer leaves one customer on the cell', async ({
  launch,
  cell,
  cable,
  address,
}, info) => {
  const place = { profile: info.outputPath('profile'), key: 'cd'.repeat(32), lang: 'zh' } as const;
  const first = await launch(place);
  const before = screensOf(first.page);
  await before.welcome.openConnect();
  await before.welcome.connect({ ...PERSON, address });
  await before.frame.navigation.waitFor();
  const held = cable.holdAnswerTo(/^POST \/api\/v1\/crm\/customers /u);
  await before.customers.create();
  await before.form.create({ name: '扬州晶澜光电', phone: '13805270001' });
  await held;
  await first.kill();

  const second = await launch(place);
  const after = screensOf(second.page);
  await after.frame.goToCustomers();
  await expect(after.customers.row('扬州晶澜光电')).toBeVisible();
  await after.frame.goToSync();
  await expect(after.sync.nothingPending).toBeVisible({ timeout: 60_000 });
  const there = await customersOnCell(cell.url, PERSON.tenant, await cell.token(PERSON.tenant, PERSON.user));
  expect(there.map((row) => [row.name, row['contactPhone']])).toEqual([['扬州晶澜光电', '13805270001']]);
});

for (const language of ['zh', 'en'] as const) {
  test(`what is wrong with a connection is said in one sentence, and nothing typed is lost (${language})`, async ({
    launch,
    address,
  }) => {
    const { page } = await launch({ lang: language });
    const { welcome } = screensOf(page, language);
    const sentences = {
      zh: [
        '不是网址',
        '须以 https:// 开头',
        '连不上',
        '不是 Satchel 认识的 CRM 中心',
        '账号、密码或令牌不对',
        '请填写租户',
      ],
      en: [
        'is not a web address',
        'must start with https://',
        'Cannot reach',
        'not a CRM server',
        'did not accept this user',
        'Enter the tenant',
      ],
    }[language];
    const attempts = [
      { address: 'crm 中心' },
      { address: 'http://crm.example.com' },
      { address: 'http://127.0.0.1:9' },
      { address: `${address}/customers` },
      { password: 'wrong' },
      { tenant: '' },
    ];
    await welcome.openConnect();
    for (const [index, attempt] of attempts.entries()) {
      await welcome.connect({ ...PERSON, address, ...attempt });
      await expect(page.getByText(sentences[index] ?? '').first()).toBeVisible();
      await expect(welcome.address).toHaveValue(attempt.address ?? address);
    }
    await welcome.connect({ ...PERSON, address });
    await expect(screensOf(page, language).frame.navigation).toBeVisible();
  });
}

test('a wrong key opens nothing, says so, and harms nothing', async ({ launch }, info) => {
  const profile = info.outputPath('profile');
  const key = 'ef'.repeat(32);
  const first = await launch({ profile, key, lang: 'zh' });
  const before = screensOf(first.page);
  await before.welcome.startLocal();
  await before.customers.create();
  await before.form.create({ name: '泰州江海重工' });
  await before.customer.heading('泰州江海重工').waitFor();
  await first.quit();

  const wrong = await launch({ profile, key: '0'.repeat(64), lang: 'zh' });
  await expect(wrong.page.locator('main[data-code="STORE_KEY_WRONG"]')).toContainText('钥匙打不开');
  await wrong.quit();

  const right = await launch({ profile, key, lang: 'zh' });
  const after = screensOf(right.page);
  await after.frame.goToCustomers();
  await expect(after.customers.row('泰州江海重工')).toBeVisible();
});
