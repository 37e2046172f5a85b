import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

const FILE = [
  '客户名称,电话,状态,备用',
  '苏州恒力机械有限公司,0512-6288 1234,活跃,x',
  '无锡东风泵业,1.38E+10,活跃,',
  '常州大明钢构,0519 8512 0033,,',
  ',0519 8512 0034,活跃,',
  '苏州恒力机械有限公司,0512-6288 1234,活跃,x',
].join('\r\n');

test('a file is looked at, tried, written, exported and taken back as a whole', async ({ satchel, page }, info) => {
  const { welcome, importWizard, customers, frame } = screensOf(page);
  const source = info.outputPath('客户.csv');
  writeFileSync(source, FILE);
  await welcome.startLocal();
  await importWizard.goTo();
  await satchel.answerFileDialog('open', source);
  await importWizard.choose();
  await expect(importWizard.preview).toContainText('苏州恒力机械有限公司');
  await importWizard.next();
  await expect(importWizard.fieldOf('客户名称')).toHaveValue(/客户名称|名称/u);
  await importWizard.dryRun();

  await expect(importWizard.count('created')).toHaveText('2');
  await expect(importWizard.count('skipped')).toHaveText('1');
  await expect(importWizard.count('refused')).toHaveText('2');
  await expect(importWizard.refused).toContainText('1.38E+10');
  await frame.goToCustomers();
  await expect(customers.emptyHeading).toBeVisible();

  // What was chosen is still there.
  await importWizard.goTo();
  await importWizard.write();
  await expect(importWizard.past).toContainText('客户.csv');
  await frame.goToCustomers();
  await expect(customers.row('苏州恒力机械有限公司')).toHaveCount(1);
  await expect(customers.row('常州大明钢构')).toBeVisible();

  const target = info.outputPath('导出.csv');
  await satchel.answerFileDialog('save', target);
  await customers.exportView();
  await expect(page.getByRole('status')).toContainText('已导出 2 行');
  expect(readFileSync(target, 'utf8')).toContain('常州大明钢构');

  await importWizard.goTo();
  await importWizard.undoAll();
  await frame.goToCustomers();
  await expect(customers.emptyHeading).toBeVisible();
});

test('a picture that calls itself a table is refused in one plain sentence, and another file can be chosen', async ({
  satchel,
  page,
}, info) => {
  const { welcome, importWizard } = screensOf(page);
  const picture = info.outputPath('照片.csv');
  writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'));
  const source = info.outputPath('客户.csv');
  writeFileSync(source, FILE);
  await welcome.startLocal();
  await importWizard.goTo();
  await satchel.answerFileDialog('open', picture);
  await importWizard.choose();
  await expect(importWizard.alert).toContainText('不是 CSV');
  await satchel.answerFileDialog('open', source);
  await importWizard.choose();
  await expect(importWizard.preview).toContainText('常州大明钢构');
});
