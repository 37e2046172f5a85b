import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

/** A workspace of this computer with these customers, and the list of them. */
async function listOf(page: Page, made: readonly object[]) {
  const screens = screensOf(page);
  await screens.welcome.startLocal();
  await screens.customers.create();
  await screens.form.create({ name: '头一家' });
  await screens.customer.heading('头一家').waitFor();
  for (const fields of made) {
    await page.evaluate((one) => window.satchel.request('customers.create', { fields: one }), fields);
  }
  await screens.frame.goToCustomers();
  await expect(screens.customers.rows).toHaveCount(made.length + 1);
  return screens;
}

test('a cell is written into by keyboard, a refused value keeps what was typed, and undo brings back what was there', async ({
  page,
}) => {
  const { customers, frame } = await listOf(page, [
    { name: '苏州博瑞', phone: '0512 1', status: 'active' },
    { name: '无锡欣锐', phone: '0510 2' },
  ]);
  const phone = customers.cell('无锡欣锐', 'phone');
  await phone.click();
  await page.keyboard.press('F2');
  await page.keyboard.type('0510 8888');
  await page.keyboard.press('Enter');
  await expect(phone).toHaveText('0510 8888');
  // the cursor went down one row in its column
  await page.keyboard.press('F2');
  await expect(customers.cell('苏州博瑞', 'phone').getByRole('textbox')).toHaveValue('0512 1');
  await page.keyboard.type('写错了');
  await page.keyboard.press('Escape');
  await expect(customers.cell('苏州博瑞', 'phone')).toHaveText('0512 1');
  await frame.undo();
  await expect(phone).toHaveText('0510 2');

  const name = customers.cell('无锡欣锐', 'name');
  await name.click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('必填');
  await page.keyboard.type('无锡欣锐电子');
  await page.keyboard.press('Tab');
  await expect(customers.row('无锡欣锐电子')).toBeVisible();

  await customers.cell('苏州博瑞', 'status').dblclick();
  await page.getByRole('option', { name: '停用' }).click();
  await expect(customers.cell('苏州博瑞', 'status')).toHaveText('停用');
  await page.keyboard.press('End');
  await page.keyboard.press('F2');
  await expect(customers.cell('苏州博瑞', 'updatedAt').getByRole('status')).toContainText('由程序记录');
});

test('a value that changed elsewhere while it was being written is not overwritten unseen', async ({ page }) => {
  const { customers } = await listOf(page, [{ name: '苏州博瑞', phone: '1' }]);
  const phone = customers.cell('苏州博瑞', 'phone');
  await phone.dblclick();
  await page.keyboard.type('2');
  await page.evaluate(async () => {
    const reply = await window.satchel.request('grid.page', { entity: 'customers', search: '苏州' });
    const id = reply.ok ? (reply.data as { rows: { id: string }[] }).rows[0]?.id : '';
    await window.satchel.request('customers.update', { id, changes: { phone: '3' } });
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('「3」');
  await expect(phone.getByRole('textbox')).toHaveValue('2');
  await page.keyboard.press('Enter');
  await expect(phone).toHaveText('2');
});

test('rows are picked by keys and by Shift, changed as one, and taken back as one', async ({ page }) => {
  const made = Array.from({ length: 5 }, (_, at) => ({ name: `第 ${at} 家`, region: '苏州' }));
  const { customers, frame } = await listOf(page, made);
  await customers.cell('第 4 家', 'name').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.locator('[role="row"][aria-selected="true"]')).toHaveCount(2);
  await customers.cell('第 1 家', 'name').click({ modifiers: ['Shift'] });
  await expect(page.locator('[role="row"][aria-selected="true"]')).toHaveCount(4);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(customers.rows).toHaveCount(0);
  await frame.undo();
  await expect(customers.rows).toHaveCount(6);

  await page.keyboard.press('Control+g');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(customers.rows.nth(2)).toHaveAttribute('data-current', '');
});

test('a list is found again as it was: by back, by its address, and when the app is started anew', async ({
  launch,
}, info) => {
  const place = { profile: info.outputPath('profile'), key: 'ab'.repeat(32), lang: 'zh' } as const;
  const first = await launch(place);
  const { page } = first;
  const { customers, frame } = await listOf(page, [{ name: '苏州博瑞' }, { name: '苏州欣锐' }, { name: '无锡正和' }]);
  await customers.grid.getByRole('columnheader', { name: '客户名称' }).getByRole('button').click();
  await frame.search.fill('苏州');
  await expect(customers.rows).toHaveCount(2);
  await page.keyboard.press('Tab');
  await customers.cell('苏州欣锐', 'name').click();
  await expect(page).toHaveURL(/#\/customers\?view=all&q=.*&sort=.*&row=1\./u);
  await page.getByRole('tab', { name: '活跃' }).click();
  await expect(page).toHaveURL(/view=active/u);
  await page.goBack();
  await expect(customers.rows).toHaveCount(2);
  await expect(frame.search).toHaveValue('苏州');
  await expect(customers.row('苏州欣锐')).toHaveAttribute('data-current', '');
  // where the window is is noted a moment after it got there
  await expect
    .poll(async () => {
      const reply = await page.evaluate(() => window.satchel.request('recents.get', {}));
      return JSON.stringify(reply);
    })
    .toContain('row=1.');
  expect(await first.quit()).toBe(0);

  const again = screensOf((await launch(place)).page);
  await expect(again.customers.rows).toHaveCount(2);
  await expect(again.frame.search).toHaveValue('苏州');
  await expect(again.customers.row('苏州欣锐')).toHaveAttribute('data-current', '');
});

test('conditions are walked through, changed and removed by keyboard, the list below keeping still', async ({
  page,
}) => {
  const { customers } = await listOf(page, [
    { name: '苏州博瑞', region: '苏州', status: 'active' },
    { name: '苏州欣锐', region: '苏州', status: 'inactive' },
  ]);
  const region = { field: 'region', op: 'eq', value: '苏州' };
  const status = { field: 'status', op: 'in', value: ['active'] };
  const query = new URLSearchParams({ view: 'all', filter: JSON.stringify({ all: [region, status] }) });
  await page.evaluate((hash) => window.location.replace(hash), `#/customers?${query}`);
  await expect(customers.rows).toHaveCount(1);

  const bar = page.getByRole('toolbar', { name: '筛选条件' });
  await customers.cell('苏州博瑞', 'name').click();
  await page.keyboard.press('Shift+Tab');
  // one stop of Tab for all of it
  await expect(bar.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(bar.getByRole('button', { name: '是', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: '字段' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar.getByRole('button', { name: '是', exact: true })).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(bar.getByRole('group')).toHaveCount(1);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('group')).toHaveCount(0);
  await expect(bar.getByRole('button', { name: '筛选' })).toBeFocused();
  await expect(customers.rows).toHaveCount(3);
});
