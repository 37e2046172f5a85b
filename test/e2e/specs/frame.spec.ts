import { writeFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('somebody who never saw the app brings a file in and finds a customer of it, without a server or a manual', async ({
  satchel,
  page,
}, info) => {
  const { welcome, customers, customer, importWizard, palette } = screensOf(page);
  const source = info.outputPath('老客户.csv');
  writeFileSync(
    source,
    '公司名称,联系电话,城市\r\n苏州恒力机械有限公司,0512-62881234,苏州\r\n无锡东风泵业,0510-85223344,无锡\r\n',
  );
  await welcome.startLocal();
  await customers.importFirst();
  await satchel.answerFileDialog('open', source);
  await importWizard.choose();
  await importWizard.next();
  await importWizard.dryRun();
  await expect(importWizard.count('created')).toHaveText('2');
  await importWizard.write();
  await expect(importWizard.past).toContainText('老客户.csv');

  await palette.open();
  // Enter right behind the letters waits for what they find.
  await page.keyboard.type('hengli');
  await page.keyboard.press('Enter');
  await expect(customer.heading('苏州恒力机械有限公司')).toBeVisible();
  await expect(page).toHaveTitle(/^苏州恒力机械有限公司 – Satchel/u);
});

test('what was deleted comes back by Ctrl Z on another page, twice in a row', async ({ page }) => {
  const { welcome, customers, form, frame } = screensOf(page);
  await welcome.startLocal();
  for (const name of ['苏州恒力机械有限公司', '无锡东风泵业']) {
    await customers.create();
    await form.create({ name });
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(customers.emptyHeading).toBeVisible();
  }
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(customers.emptyHeading).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await frame.goToCustomers();
  await expect(customers.rows).toHaveCount(2);
});

test('a key is moved, works where it was moved to after a restart, and is never heard while a word is composed', async ({
  launch,
}, info) => {
  // Without a language of the test's own the settings file stays as the app left it.
  const place = { profile: info.outputPath('profile'), key: 'ab'.repeat(32) };
  const first = await launch(place);
  const before = screensOf(first.page);
  await before.welcome.startLocal();
  await before.frame.goToSettings();
  await before.settings.changeKey('新建', 'e');
  await expect(before.settings.keyProblem).toHaveText('已用于「编辑」，请换一个');
  await before.settings.changeKey('新建', 'b');
  await expect(before.settings.keyOf('新建')).toHaveText('B');
  expect(await first.quit()).toBe(0);

  const { page } = await launch(place);
  const { customers, form, frame } = screensOf(page);
  await frame.goToCustomers();
  await expect(customers.emptyHeading).toBeVisible();
  const composing = { key: 'b', code: 'KeyB', isComposing: true, bubbles: true };
  await page.locator('body').dispatchEvent('compositionstart');
  await page.locator('body').dispatchEvent('keydown', composing);
  await page.keyboard.press('n');
  await expect(customers.emptyHeading).toBeVisible();
  await page.keyboard.press('b');
  await expect(form.field('name')).toBeFocused();
  await page.keyboard.type('bg');
  await expect(form.field('name')).toHaveValue('bg');
});

test.describe('a defect', () => {
  test.use({ expected: /^TypeError: a defect/u });

  test('a page that fails takes nothing of what was typed with it, and the frame goes on working', async ({ page }) => {
    const { welcome, customers, form, frame } = screensOf(page);
    await welcome.startLocal();
    await customers.create();
    await form.fill({ name: '镇江长江起重' });
    await page.evaluate(() => {
      const keys = Object.keys.bind(Object);
      const isOurs = (value: unknown): boolean => typeof value === 'object' && value !== null && 'remarks' in value;
      Object.keys = (value: object) => {
        if (isOurs(value)) throw new TypeError('a defect');
        return keys(value);
      };
      window.addEventListener('mended', () => (Object.keys = keys), { once: true });
    });
    await form.field('remarks').fill('先打电话');
    await expect(frame.failed).toContainText('数据和已经输入的内容都还在');
    await expect(frame.failed).toContainText('TypeError');
    await frame.goToSettings();
    await expect(frame.failed).toHaveCount(0);
    await page.goBack();
    await expect(frame.failed).toBeVisible();
    await page.evaluate(() => window.dispatchEvent(new Event('mended')));
    await frame.tryAgain();
    await expect(form.field('name')).toHaveValue('镇江长江起重');
    await expect(form.field('remarks')).toHaveValue('先打电话');
  });
});

test('an address that leads nowhere says so, and the way back is the mouse’s as well', async ({ page }) => {
  const { welcome, customers, frame } = screensOf(page);
  await welcome.startLocal();
  await expect(customers.emptyHeading).toBeVisible();
  await page.evaluate(() => (window.location.hash = '#/nowhere/at/all'));
  await expect(frame.noPage).toBeVisible();
  await expect(page).toHaveTitle(/^没有这个页面 – Satchel/u);
  await page.locator('main').dispatchEvent('mouseup', { button: 3, bubbles: true, cancelable: true });
  await expect(customers.emptyHeading).toBeVisible();
  await page.locator('main').dispatchEvent('mouseup', { button: 4, bubbles: true, cancelable: true });
  await expect(frame.noPage).toBeVisible();
});

test('the palette gives the focus back, and a customer that is not there is begun from it', async ({ page }) => {
  const { welcome, customers, frame, palette, form } = screensOf(page);
  await welcome.startLocal();
  await expect(customers.emptyHeading).toBeVisible();
  await frame.search.focus();
  await palette.open();
  await page.keyboard.type('博瑞');
  await page.keyboard.press('Escape');
  await expect(frame.search).toBeFocused();
  await palette.open();
  await page.keyboard.type('博瑞');
  await expect(palette.none).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(form.field('name')).toHaveValue('博瑞');
});

test('a page comes back where it was scrolled to', async ({ page }) => {
  const { welcome, frame, settings, customers } = screensOf(page);
  await welcome.startLocal();
  await frame.goToSettings();
  await settings.page.hover();
  await page.mouse.wheel(0, 240);
  await expect.poll(settings.scrolledTo).toBe(240);
  await frame.goToCustomers();
  await expect(customers.emptyHeading).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(settings.scrolledTo).toBe(240);
});
