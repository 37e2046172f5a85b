import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('a person alone on this computer enters, finds, changes, deletes and gets back a customer', async ({ page }) => {
  const { welcome, customers, form, customer, frame } = screensOf(page);
  await welcome.startLocal();
  await expect(customers.emptyHeading).toBeVisible();

  await frame.goToCustomers();
  await page.keyboard.press('n');
  await form.create({ name: '苏州恒力机械有限公司', phone: '0512-6288 1234', contactPerson: '王敏' });
  await expect(customer.heading('苏州恒力机械有限公司')).toBeVisible();

  await frame.goToCustomers();
  await frame.search.fill('恒力');
  await expect(customers.row('苏州恒力机械有限公司')).toBeVisible();
  await frame.search.fill('没有这个');
  await expect(customers.row('苏州恒力机械有限公司')).toHaveCount(0);
  await frame.search.fill('');

  await customers.open('苏州恒力机械有限公司');
  await customer.edit();
  await form.save({ name: '苏州恒力精密机械有限公司' });
  await expect(customer.heading('苏州恒力精密机械有限公司')).toBeVisible();

  await customer.remove();
  await expect(customers.row('苏州恒力精密机械有限公司')).toHaveCount(0);
  await frame.undo();
  await expect(customers.row('苏州恒力精密机械有限公司')).toBeVisible();
});

test('what was entered is there after a restart', async ({ launch }, info) => {
  const place = { profile: info.outputPath('profile'), key: 'ab'.repeat(32), lang: 'zh' } as const;
  const first = await launch(place);
  const before = screensOf(first.page);
  await before.welcome.startLocal();
  await before.customers.create();
  await before.form.create({ name: '无锡东风泵业' });
  await expect(before.customer.heading('无锡东风泵业')).toBeVisible();
  expect(await first.quit()).toBe(0);

  const { frame, customers } = screensOf((await launch(place)).page);
  await frame.goToCustomers();
  await expect(customers.row('无锡东风泵业')).toBeVisible();
});

test('what was saved survives a kill of the main process', async ({ launch }, info) => {
  const place = { profile: info.outputPath('profile'), key: 'ab'.repeat(32), lang: 'zh' } as const;
  const first = await launch(place);
  const before = screensOf(first.page);
  await before.welcome.startLocal();
  await before.customers.create();
  await before.form.create({ name: '常州大明钢构' });
  await expect(before.customer.heading('常州大明钢构')).toBeVisible();
  await first.kill();

  const { frame, customers } = screensOf((await launch(place)).page);
  await frame.goToCustomers();
  await expect(customers.row('常州大明钢构')).toBeVisible();
});

test('a new customer without a name is refused in plain words, and nothing typed is lost', async ({ page }) => {
  const { welcome, customers, form } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ phone: '13812345678' });
  await expect(form.alert).toContainText('还没有保存，内容都在。');
  await expect(form.field('phone')).toHaveValue('13812345678');
});
