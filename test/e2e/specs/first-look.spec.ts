import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('one click fills a company in, today leads to its customers, and one click takes it away', async ({ page }) => {
  const { welcome, today, frame, customer, customers, settings } = screensOf(page);
  await welcome.startWithSample();
  await expect(today.contracts).toBeVisible();
  const name = await today.openFirst(today.contracts);
  await expect(customer.heading(name)).toBeVisible();

  await frame.goToSettings();
  await settings.removeSample();
  await expect(settings.fillSample).toBeVisible();
  await frame.goToCustomers();
  await expect(customers.emptyHeading).toBeVisible();
});

test('what was typed and not saved is there again after the main process was killed', async ({ launch }, info) => {
  const place = { profile: info.outputPath('profile'), key: 'ab'.repeat(32), lang: 'zh' } as const;
  const first = await launch(place);
  const before = screensOf(first.page);
  await before.welcome.startLocal();
  await before.customers.create();
  await before.form.fill({ name: '镇江长江起重', phone: '14212345678' });
  // Esc leaves the form, which keeps the draft; leaving is what shows that it was kept.
  await first.page.keyboard.press('Escape');
  await expect(before.form.keptToast).toBeVisible();
  await first.kill();

  const second = await launch(place);
  const after = screensOf(second.page);
  await after.customers.create();
  await expect(after.form.restored).toBeVisible();
  await expect(after.form.field('name')).toHaveValue('镇江长江起重');
  await after.form.create({});
  await expect(after.customer.heading('镇江长江起重')).toBeVisible();
});
