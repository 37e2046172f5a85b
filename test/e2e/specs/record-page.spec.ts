import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('the timeline tells of an edit, gives the field back what it held, and takes that back again', async ({
  page,
}) => {
  const { welcome, customers, form, customer, timeline, frame } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '昆山联拓精工', region: '昆山' });
  await expect(customer.heading('昆山联拓精工')).toBeVisible();
  await customer.edit();
  await form.save({ region: '苏州' });
  await expect(timeline.entries).toHaveCount(2);

  await timeline.restore('地区');
  await expect(customer.value('region')).toHaveText('昆山');
  await expect(timeline.entries).toHaveCount(3);
  await frame.undo();
  await expect(customer.value('region')).toHaveText('苏州');

  await timeline.kind('activities');
  await expect(timeline.section).toContainText('这一类还没有动态');
  await timeline.kind('changes');
  await expect(timeline.entries).toHaveCount(4);
});

test('an edit writes over nothing that was changed meanwhile unseen, and is taken back as a whole', async ({
  page,
}) => {
  const { welcome, customers, form, customer, frame } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '昆山联拓精工', region: '昆山' });
  await customer.edit();
  await form.fill({ region: '苏州', industry: '模具' });
  await page.evaluate(async () => {
    const id = window.location.hash.split('/').at(-1);
    await window.satchel.request('customers.update', { id, changes: { region: '太仓' } });
  });
  await form.save({});
  await expect(form.alert).toBeVisible();
  await expect(page.getByText('「太仓」')).toBeVisible();
  await expect(form.field('region')).toHaveValue('苏州');
  await form.save({});
  await expect(customer.value('region')).toHaveText('苏州');
  await frame.undo();
  await expect(customer.value('region')).toHaveText('太仓');
  await expect(customer.value('industry')).not.toContainText('模具');
});

test('tags are given by keyboard, told in the timeline, and taken back', async ({ page }) => {
  const { welcome, customers, form, customer, timeline, frame } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '昆山联拓精工' });
  await expect(customer.heading('昆山联拓精工')).toBeVisible();
  await customer.changeTags();
  await page.keyboard.type('年框客户');
  await page.keyboard.press('Enter');
  await page.keyboard.type('需开专票');
  await page.keyboard.press('Tab');
  await expect(customer.tags.getByRole('listitem')).toHaveText(['年框客户', '需开专票']);
  await expect(timeline.entries).toHaveCount(2);
  await frame.undo();
  await expect(customer.tags.getByRole('listitem')).toHaveCount(0);
});

test('a visit is logged from the keyboard with what was agreed on, waits while put aside, and is taken back with its words', async ({
  page,
}) => {
  const { welcome, customers, form, customer, timeline, frame } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '昆山联拓精工' });
  await expect(customer.heading('昆山联拓精工')).toBeVisible();
  await page.keyboard.press('v');
  await page.keyboard.type('看了二期现场');
  await page.keyboard.press('Escape');
  await expect(timeline.composer).toHaveCount(0);
  await expect(timeline.section).toContainText('接着写：看了二期现场');
  await page.keyboard.press('v');
  await expect(timeline.words).toHaveValue('看了二期现场');
  await timeline.next('tomorrow');
  await page.keyboard.press('Control+Enter');
  await expect(timeline.entries).toHaveCount(3);
  await expect(timeline.section).toContainText('做了拜访');
  await expect(timeline.section).toContainText('计划跟进');

  await frame.undo();
  await expect(timeline.entries).toHaveCount(1);
  await expect(timeline.words).toHaveValue('看了二期现场');
});

test('an edit that was being typed when the window was closed is there again', async ({ launch }, info) => {
  const place = { profile: info.outputPath('profile'), key: 'ab'.repeat(32), lang: 'zh' } as const;
  const first = await launch(place);
  const before = screensOf(first.page);
  await before.welcome.startLocal();
  await before.customers.create();
  await before.form.create({ name: '太仓瑞邦五金' });
  await expect(before.customer.heading('太仓瑞邦五金')).toBeVisible();
  await before.customer.edit();
  await before.form.fill({ remarks: '周五前给正式报价' });
  expect(await first.quit()).toBe(0);

  const after = screensOf((await launch(place)).page);
  await after.frame.goToCustomers();
  await after.customers.open('太仓瑞邦五金');
  await expect(after.form.restored).toBeVisible();
  await expect(after.form.field('remarks')).toHaveValue('周五前给正式报价');
});

test('on Today a task is done by keyboard alone, and comes back', async ({ page }) => {
  const { welcome, today, frame } = screensOf(page);
  await welcome.startWithSample();
  await expect(today.tasks).toBeVisible();
  const first = today.tasks.getByRole('link').first();
  const title = (await first.locator('span').first().textContent()) ?? '';
  await first.focus();
  await page.keyboard.press('d');
  await expect(today.tasks.getByRole('checkbox', { name: title })).toHaveCount(0);
  await frame.undo();
  await expect(today.tasks.getByRole('checkbox', { name: title })).toHaveCount(1);
});
