/** What the parts of reports are called; the codes of stages, levels and sizes stay as they are everywhere. */
const WORDS: Readonly<Record<string, string>> = {
  stage: '阶段 stage',
  reached: '到达 reached',
  entered: '停留过 entered',
  conversion: '转化率 conversion',
  averageDays: '平均天数 days',
  lost: '已丢单 lost',
  month: '月份 month',
  count: '数量 count',
  sumCents: '金额 amount',
  weightedCents: '加权金额 weighted',
  forecastCents: '预测 forecast',
  committedCents: '承诺 committed',
  earlier: '更早 earlier',
  later: '更晚 later',
  undated: '无日期 undated',
  open: '进行中 open',
  stages: '各阶段 stages',
  months: '各月 months',
  revenueCents: '收入 revenue',
  won: '赢单 won',
  collectedCents: '回款 collected',
  newCustomers: '新客户 new customers',
  activities: '活动 activities',
  cases: '案例 cases',
  sizes: '规模 sizes',
  size: '规模 size',
  industries: '行业 industries',
  regions: '地区 regions',
  groups: '分组 groups',
  value: '值 value',
  others: '其他 others',
  levels: '等级 levels',
  level: '等级 level',
  before: '上一年活跃 active before',
  kept: '今年仍活跃 kept',
  retention: '留存率 retention',
  withoutLevel: '无等级 without level',
  customers: '客户 customers',
  newCustomersThisMonth: '本月新客户 new customers this month',
  revenueThisMonthCents: '本月收入 revenue this month',
  revenueThisYearCents: '今年收入 revenue this year',
  wonThisYear: '今年赢单 won this year',
  averageDealCents: '平均单额 average deal',
  collectedThisMonthCents: '本月回款 collected this month',
  activitiesThisMonth: '本月活动 activities this month',
  openCases: '未结案例 open cases',
  overdueTasks: '逾期任务 overdue tasks',
  overduePayments: '逾期回款 overdue payments',
  expiringContracts: '即将到期合同 expiring contracts',
  expiredContracts: '已过期合同 expired contracts',
};

const SHARES = ['conversion', 'retention'];

const wordOf = (name: string): string => WORDS[name] ?? name;

type Scalar = string | number | null;
const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number';

/** A report for people: a line a number, a table a list. Amounts in yuan, parts of a whole in per cent. */
export function reportText(report: object): string {
  return Object.entries(report)
    .flatMap(([name, value]) => linesOf(name, value))
    .join('\n');
}

function linesOf(name: string, value: unknown): readonly string[] {
  if (isScalar(value)) return [`${wordOf(name)}  ${shown(name, value)}`];
  if (Array.isArray(value)) return [`${wordOf(name)}:`, ...tableOf(value as readonly object[])];
  const parts = Object.entries(value as object);
  if (!parts.every(([, part]) => isScalar(part))) {
    return [`${wordOf(name)}:`, ...parts.flatMap(([part, inner]) => linesOf(part, inner))];
  }
  return [
    `${wordOf(name)}:  ${parts.map(([part, inner]) => `${wordOf(part)} ${shown(part, inner as Scalar)}`).join('  ')}`,
  ];
}

function tableOf(rows: readonly object[]): readonly string[] {
  const names = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => Object.entries(row).map(([name, value]) => shown(name, value as Scalar)));
  const lines = [names.map(wordOf), ...cells];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  return lines.map((line) => `  ${line.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ')}`.trimEnd());
}

function shown(name: string, value: Scalar): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (name.endsWith('Cents')) return `¥${(value / 100).toFixed(2)}`;
  return SHARES.includes(name) ? `${(value * 100).toFixed(2)}%` : String(value);
}

/** Chinese characters and full-width forms take two places on a terminal. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char >= '\u2E80' ? 2 : 1), 0);

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
