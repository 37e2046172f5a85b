import { expect, test } from 'vitest';
import type { ImportInspection, ImportReport } from '../../../src-shared/ipc/imports.routes.ts';
import { assignField, emptyImport, importInput, missingRequired, wordsOf, type ImportView } from './import-view.ts';

const both = { zh: '', en: '' };
const inspection: ImportInspection = {
  encoding: 'gb18030',
  isCertain: true,
  delimiter: ',',
  header: ['客户名称', '状态', '其他'],
  rows: 2,
  preview: [
    ['甲', '活跃', 'x'],
    ['乙', ' 活跃 ', ''],
  ],
  mapping: [],
  unmappedRequired: [],
  fields: [
    { field: 'name', label: both, isRequired: true },
    { field: 'status', label: both, isRequired: false },
  ],
};
const view: ImportView = {
  ...emptyImport('customers'),
  file: { fileId: 'f', name: 'a.csv', bytes: 1 },
  inspection,
  fields: ['name', 'status', null],
};

test('a field moved to another column leaves the first one, or two columns would fight over it', () => {
  expect(assignField(view, 2, 'name').fields).toEqual([null, 'status', 'name']);
  expect(assignField(view, 0, null).fields).toEqual([null, 'status', null]);
});

test('a required field without a column is named before anything runs', () => {
  expect(missingRequired(view)).toEqual([]);
  expect(missingRequired({ ...view, ...assignField(view, 0, null) })).toEqual(['name']);
});

test('the core is asked with what is on the screen: the encoding found and every column, also those left out', () => {
  expect(importInput(view)).toMatchObject({
    encoding: 'gb18030',
    mapping: [
      { column: 0, field: 'name' },
      { column: 1, field: 'status' },
      { column: 2, field: null },
    ],
  });
});

test('the words to be mapped are those in sight and those that the dry run refused, each once, the refused first', () => {
  const refusals = [
    { row: 9, column: '状态', value: '休眠', field: 'status', code: 'not_in_list', reason: both, advice: both },
  ];
  const report = { refusals } as unknown as ImportReport;
  expect(wordsOf({ ...view, report }, 'status')).toEqual([
    { word: '休眠', isRefused: true },
    { word: '活跃', isRefused: false },
  ]);
});
