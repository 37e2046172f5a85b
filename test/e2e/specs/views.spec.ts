import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('a view goes into a file and comes back under another name, also by drop, and undo takes it away again', async ({
  satchel,
  page,
}, info) => {
  const { welcome, customers, frame, form } = screensOf(page);
  await welcome.startLocal();
  await customers.create();
  await form.create({ name: '苏州博瑞' });
  await frame.goToCustomers();
  const file = info.outputPath('活跃.satchel-view.json');
  const { view, viewMenu } = customers;
  await view('活跃').first().click();
  await satchel.answerFileDialog('save', file);
  await viewMenu('导出视图');
  await expect(page.getByRole('status')).toContainText('已导出视图「活跃」');

  await satchel.answerFileDialog('open', file);
  await viewMenu('导入视图');
  await expect(view('活跃 2')).toHaveAttribute('aria-selected', 'true');

  const newer = JSON.parse(readFileSync(file, 'utf8')) as { views: object[] };
  const text = JSON.stringify({ ...newer, version: 9, views: newer.views.map((view) => ({ ...view, grouping: 'a' })) });
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], '活跃.satchel-view.json', { type: 'application/json' }));
    return transfer;
  }, text);
  const list = page.getByRole('main');
  await list.dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(page.getByText('松开即可导入视图')).toBeVisible();
  await list.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(view('活跃 3')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('status')).toContainText('其中 1 项这个版本没有，已略去：grouping');
  await page.keyboard.press('Control+z');
  await expect(view('活跃 3')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(view('活跃 2')).toHaveCount(0);
});
