import type { ChangeSetOf } from '../../../src-shared/ipc/change-sets.routes.ts';
import type { ImportInspection, ImportRefusal, ImportReport } from '../../../src-shared/ipc/imports.routes.ts';
import { explainProblem, type CsvProblem } from '../../../src-shared/domain/csv/problems.ts';

const HEADER = [
  '客户名称',
  '客户编码',
  '联系人',
  '手机',
  '税号',
  '客户类别',
  '所属行业',
  '省市',
  '业务员',
  '授信额度',
  '状态',
  '备注',
  '备用字段2',
];
const ROWS = [
  [
    '苏州博瑞精密机械有限公司',
    'KH-00018427',
    '薄睿',
    '13912346021',
    '91320594MA1X7KQ27K',
    '企业',
    '精密机械',
    '江苏苏州',
    '陆文婷',
    '800,000.00',
    '活跃',
    '二期 3 月进场',
    '',
  ],
  [
    '宁波恒泰紧固件股份有限公司',
    'KH-00018431',
    '孙立',
    '1.38E+10',
    '91330212MA2Y8LR384',
    '企业',
    '汽车零部件',
    '浙江宁波',
    '周启明',
    '0.00',
    '正常',
    '需验厂',
    'Y',
  ],
  [
    '南通市港闸区政府采购中心',
    'KH-00018440',
    '许佳',
    '0513 8559 1200',
    '',
    '政府',
    '政务',
    '江苏南通',
    '陆文婷',
    '',
    '休眠',
    '',
    '',
  ],
];
const MAPPING = [
  ['name', 'exact'],
  [null, 'read_only'],
  ['contactPerson', 'exact'],
  ['phone', 'alias'],
  ['taxNo', 'exact'],
  ['type', 'alias'],
  ['industry', 'alias'],
  ['region', 'remembered'],
  ['ownerId', 'remembered'],
  ['creditLimitCents', 'alias'],
  ['status', 'exact'],
  ['remarks', 'exact'],
  [null, 'none'],
] as const;
const FIELDS = [
  ['name', '客户名称', 'Name'],
  ['type', '类型', 'Type'],
  ['industry', '行业', 'Industry'],
  ['region', '地区', 'Region'],
  ['contactPerson', '联系人', 'Contact'],
  ['phone', '电话', 'Phone'],
  ['taxNo', '税号', 'Tax number'],
  ['creditLimitCents', '信用额度（元）', 'Credit limit (yuan)'],
  ['status', '状态', 'Status'],
  ['ownerId', '负责人', 'Owner'],
  ['remarks', '备注', 'Remarks'],
] as const;

export const inspection = (encoding: ImportInspection['encoding']): ImportInspection => ({
  encoding,
  isCertain: true,
  delimiter: ',',
  header: HEADER,
  rows: 2_000,
  preview: Array.from({ length: 20 }, (_, index) => ROWS[index % ROWS.length] ?? []),
  mapping: MAPPING.map(([field, how], column) => ({ column, field, how })),
  unmappedRequired: [],
  fields: FIELDS.map(([field, zh, en]) => ({ field, label: { zh, en }, isRequired: field === 'name' })),
});

type Refused = readonly [row: number, column: string, value: string, code: CsvProblem, field: string];
const refusal = ([row, column, value, code, field]: Refused): ImportRefusal => ({
  ...{ row, column, value, code, field },
  ...explainProblem(code),
});

export const report: ImportReport = {
  ...{
    rows: 2_000,
    created: 1_404,
    updated: 410,
    unchanged: 172,
    skipped: 5,
    duplicates: 5,
    refused: 9,
    duplicateNames: 3,
  },
  diffs: [
    {
      row: 12,
      title: '苏州博瑞精密机械有限公司',
      field: 'creditLimitCents',
      before: 60_000_000,
      after: 80_000_000,
      more: 2,
    },
    { row: 47, title: '宁波恒泰紧固件股份有限公司', field: 'ownerId', before: '陆文婷', after: '周启明', more: 0 },
    { row: 63, title: '常州启衡传动技术有限公司', field: 'industry', before: '机械', after: '精密机械', more: 1 },
    { row: 118, title: '南通海辰泵业有限公司', field: 'region', before: null, after: '南通', more: 0 },
    { row: 120, title: '无锡正和汽车零部件有限公司', field: 'status', before: 'active', after: 'inactive', more: 3 },
    {
      row: 131,
      title: '昆山联拓精工模具制造有限公司苏州第二分公司',
      field: 'name',
      before: '昆山联拓精工模具制造有限公司',
      after: '昆山联拓精工模具制造有限公司苏州第二分公司',
      more: 0,
    },
  ],
  refusals: [
    refusal([208, '手机', '1.38E+10', 'scientific', 'phone']),
    refusal([391, '手机', '138****8000', 'masked', 'phone']),
    refusal([1_077, '授信额度', '八十万', 'not_money', 'creditLimitCents']),
    refusal([1_216, '状态', '休眠', 'not_in_list', 'status']),
    refusal([1_840, '客户名称', '', 'required', 'name']),
  ],
  changedFields: { creditLimitCents: 210, ownerId: 180, industry: 96, region: 40, status: 30, name: 4 },
};

const { created, updated, unchanged, skipped, duplicates, refused, rows } = report;
export const counts = { rows, created, updated, unchanged, skipped, duplicates, refused };

export const pastImports = (): ChangeSetOf<'import'>[] => [
  {
    id: '0199c2f6-0000-7a60-b1c8-000000000001',
    kind: 'import',
    entity: 'customers',
    state: 'done',
    at: new Date(Date.now() - 26 * 3_600_000).toISOString(),
    by: 'lu.wenting',
    fileName: '客户主数据_2026Q1.csv',
    counts,
  },
  {
    id: '0199c2f6-0000-7a60-b1c8-000000000002',
    kind: 'import',
    entity: 'contacts',
    state: 'reversed',
    at: new Date(Date.now() - 90 * 3_600_000).toISOString(),
    by: 'lu.wenting',
    fileName: '展会名片.csv',
    counts: { ...counts, created: 86, updated: 0, refused: 2 },
  },
];
