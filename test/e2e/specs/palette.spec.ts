import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('a record is found by its initials from anywhere, a command by its name, and nothing needs the mouse', async ({
  page,
}) => {
  const { welcome, customers, form, customer, palette, frame } = screensOf(page);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await welcome.startLocal();
  await expect(customers.emptyHeading).toBeVisible();
  for (const name of ['苏州恒力机械有限公司', '无锡东风泵业']) {
    await press('c');
    await press('c');
    await form.create({ name });
    await expect(customer.heading(name)).toBeVisible();
  }

  await palette.open();
  await expect(palette.box).toBeFocused();
  await page.keyboard.type('hl');
  await expect(palette.marked).toHaveText('恒力');
  await expect(palette.option('无锡东风')).toHaveCount(0);
  await press('Enter');
  await expect(customer.heading('苏州恒力机械有限公司')).toBeVisible();

  await press('Alt+ArrowLeft');
  await expect(customer.heading('无锡东风泵业')).toBeVisible();
  await press('Alt+ArrowRight');
  await expect(customer.heading('苏州恒力机械有限公司')).toBeVisible();

  await palette.open();
  await page.keyboard.type('没有这个');
  await expect(palette.none).toBeVisible();
  await palette.box.fill('>shense');
  await press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(palette.dialog).toHaveCount(0);

  await press('g');
  await press('c');
  await expect(customers.heading).toBeVisible();
  await frame.search.fill('zwy');
  await press('?');
  await expect(palette.sheet).toHaveCount(0);
  await frame.search.fill('');
  await press('Escape');
  await press('?');
  await expect(palette.sheet).toBeVisible();
  await press('Escape');
  await expect(palette.sheet).toHaveCount(0);
});

test('the window opens where it was left', async ({ launch }, info) => {
  const place = { profile: info.outputPath('profile'), key: 'ab'.repeat(32), lang: 'zh' } as const;
  const first = await launch(place);
  const before = screensOf(first.page);
  await before.welcome.startLocal();
  await before.customers.create();
  await before.form.create({ name: '无锡东风泵业' });
  await expect(before.customer.heading('无锡东风泵业')).toBeVisible();
  const placed = (): Promise<unknown> =>
    first.page.evaluate(async () => {
      const { satchel } = window as unknown as {
        satchel: { request: (name: string, input: unknown) => Promise<{ data: { place: string } }> };
      };
      return (await satchel.request('recents.get', {})).data.place;
    });
  await expect.poll(placed).toMatch(/^\/customers\/[0-9a-f-]{36}$/u);
  expect(await first.quit()).toBe(0);

  const second = await launch(place);
  await expect(screensOf(second.page).customer.heading('无锡东风泵业')).toBeVisible();
});
