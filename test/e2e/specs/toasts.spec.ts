import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('a fourth deed pushes no way back out: it waits, the keyboard reaches it, and all of it can be undone', async ({
  page,
}) => {
  const { welcome, customers, form, frame } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '第 0 家' });
  for (const at of [1, 2, 3, 4]) {
    const fields = { name: `第 ${at} 家` };
    await page.evaluate((one) => window.satchel.request('customers.create', { fields: one }), fields);
  }
  await frame.goToCustomers();
  await expect(customers.rows).toHaveCount(5);
  await page.keyboard.press('j');
  for (const left of [4, 3, 2, 1]) {
    await page.keyboard.press('Delete');
    await expect(customers.rows).toHaveCount(left);
  }
  const toasts = page.getByRole('region', { name: '通知' });
  await expect(toasts.getByRole('button')).toHaveCount(3);
  await expect(toasts).toContainText('还有 1 项，稍后显示');
  await page.keyboard.press('F8');
  await expect(toasts.getByRole('button').last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(customers.rows).toHaveCount(2);
  await expect(toasts).not.toContainText('稍后显示');
  await expect(toasts.locator(':focus')).toHaveCount(0);
  for (const back of [3, 4, 5]) {
    await page.keyboard.press('Control+z');
    await expect(customers.rows).toHaveCount(back);
  }
});
