import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('language, colours, columns with their widths and order, and the place are there again after a restart', async ({
  launch,
}, info) => {
  // Without a language of the test's own the settings file stays as the app left it.
  const place = { profile: info.outputPath('profile'), key: 'cd'.repeat(32) };
  const first = await launch(place);
  const { welcome, customers, form, frame } = screensOf(first.page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '苏州博瑞' });
  await frame.goToSettings();
  await first.page.getByText('深色', { exact: true }).click();
  await first.page.getByText('English', { exact: true }).click();
  await first.page.getByRole('link', { name: 'Customers' }).click();

  const head = (page: typeof first.page, field: string) => page.locator(`[role=columnheader][data-column="${field}"]`);
  await head(first.page, 'industry').click({ button: 'right' });
  await first.page.getByRole('menuitem', { name: 'Hide this column' }).click();
  await expect(head(first.page, 'industry')).toHaveCount(0);
  const phone = head(first.page, 'phone').getByRole('button');
  const widthOf = async (page: typeof first.page) => Math.round((await head(page, 'phone').boundingBox())?.width ?? 0);
  const before = await widthOf(first.page);
  await phone.focus();
  await first.page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => widthOf(first.page)).toBeGreaterThan(before);
  const wide = await widthOf(first.page);
  await first.page.keyboard.press('Alt+ArrowLeft');
  const fields = (page: typeof first.page) =>
    page
      .locator('[role=columnheader][data-column]')
      .evaluateAll((all) => all.map((one) => one.dataset['column'] ?? ''));
  await expect.poll(async () => (await fields(first.page)).indexOf('phone')).toBe(1);
  const order = await fields(first.page);
  expect(await first.quit()).toBe(0);

  const { page } = await launch(place);
  await expect(page.getByRole('heading', { name: 'Customers', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(head(page, 'industry')).toHaveCount(0);
  expect(await widthOf(page)).toBe(wide);
  expect(await fields(page)).toEqual(order);
});
