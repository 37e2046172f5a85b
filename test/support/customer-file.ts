import type { CustomerFields } from '../../src-shared/domain/customers/customer.schema.ts';
import { csvLine } from '../../src-main/core/csv/write-csv.ts';
import { generateCustomers } from './customer-generator.ts';

const HEADER = [
  '客户名称',
  '客户类型',
  '行业',
  '区域',
  '地址',
  '税号',
  '联系人',
  '电话',
  '邮箱',
  '状态',
  '员工人数',
  '信用额度（元）',
  '备注',
];
const TYPES = { corporate: '企业', individual: '个人', government: '政府' } as const;

/** What a spreadsheet with customers looks like when a Chinese office saves it; a few rows have the usual faults. */
export function sampleCustomerFile(seed: number, rows: number): string {
  const customers = [...generateCustomers(seed, rows)];
  const lines = customers.map((fields, at) =>
    csvLine(withFault(cellsOf(fields), at, cellsOf(customers[at - 1] ?? fields))),
  );
  return csvLine(HEADER) + lines.join('');
}

function cellsOf(fields: CustomerFields): string[] {
  const yuan = (fields.creditLimitCents ?? 0) / 100;
  return [
    ...[
      fields.name,
      TYPES[fields.type ?? 'corporate'],
      fields.industry ?? '',
      fields.region ?? '',
      fields.address ?? '',
    ],
    ...[fields.taxNo ?? '', fields.contactPerson ?? '', fields.phone ?? '', fields.email ?? ''],
    ...[
      fields.status === 'inactive' ? '停用' : '活跃',
      String(fields.employeeCount ?? ''),
      yuan.toLocaleString('en-US'),
    ],
    fields.remarks ?? '',
  ];
}

/** Rows (counted from 0) with a fault: what a spreadsheet or a person does to a cell. */
const FAULTS: Readonly<Record<number, (cells: string[], before: string[]) => string[]>> = {
  100: (cells) => cells.with(7, '1.38E+10'),
  300: (cells) => cells.with(7, '138****8000'),
  500: (_cells, before) => before,
  700: (cells) => cells.with(0, ''),
  900: (cells) => cells.with(11, '十万'),
  1100: (cells) => cells.with(5, '9.11101E+17'),
  1300: (cells) => cells.with(9, '不清楚'),
  1500: (cells) => cells.with(8, '没有邮箱'),
};

const withFault = (cells: string[], at: number, before: string[]): string[] => FAULTS[at]?.(cells, before) ?? cells;
