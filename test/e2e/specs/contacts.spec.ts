import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('a person at a customer is entered, found, made primary, deleted and brought back', async ({ page }) => {
  const { welcome, customers, form, customer, contacts, frame } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '苏州恒力机械有限公司' });
  await customer.heading('苏州恒力机械有限公司').waitFor();

  await contacts.add();
  await contacts.create({ name: '王敏', position: '采购经理', mobile: '13812345678' });
  await expect(contacts.heading('王敏')).toBeVisible();
  await contacts.goTo();
  await expect(contacts.row('王敏')).toContainText('苏州恒力机械有限公司');

  await page.keyboard.press('n');
  await contacts.pickCustomer('恒力', '苏州恒力机械有限公司');
  await contacts.create({ name: '孙立', position: '设备部经理' });
  await frame.goToCustomers();
  await customers.open('苏州恒力机械有限公司');
  await expect(contacts.primary).toHaveText(/王敏/u);
  await contacts.makePrimary('孙立');
  await expect(contacts.primary).toHaveText(/孙立/u);
  await frame.undo();
  await expect(contacts.primary).toHaveText(/王敏/u);

  await contacts.goTo();
  await contacts.open('王敏');
  await customer.remove();
  await expect(contacts.row('王敏')).toHaveCount(0);
  await frame.undo();
  await expect(contacts.row('王敏')).toBeVisible();
});

test('a contact without a name is refused in plain words, nothing typed is lost, and its customer is made on the way', async ({
  page,
}) => {
  const { welcome, contacts, form } = screensOf(page);
  await welcome.startLocal();
  await contacts.goTo();
  await page.keyboard.press('n');
  await contacts.create({ mobile: '13812345678' });
  await expect(form.alert).toContainText('还没有保存，内容都在。');
  await expect(page.locator('[data-form-field="mobile"]')).toHaveValue('13812345678');
  await contacts.pickCustomer('无锡新客户', '新建客户「无锡新客户」');
  await expect(page.locator('input[data-form-field="customerId"]')).toHaveValue('无锡新客户');
  await contacts.create({ name: '王敏' });
  await expect(contacts.heading('王敏')).toBeVisible();
  await expect(page.getByRole('link', { name: '无锡新客户' }).first()).toBeVisible();
});
