import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import type { Today } from '../../../src-shared/ipc/today.routes.ts';

const written = ({ records }: { readonly records: readonly unknown[] }) => ({
  ids: records.map(() => crypto.randomUUID()),
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A day of a field salesperson among the preview's customers, or an empty one. */
function todayOf(customers: readonly Customer[], hasServer: boolean): Today {
  const now = Date.now();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const dayText = (days: number): string => new Date(midnight + days * DAY + 12 * HOUR).toISOString().slice(0, 10);
  const at = (hours: number): string => new Date(midnight + hours * HOUR).toISOString();
  const hour = new Date(now).getHours();
  const about = (index: number) => ({
    id: crypto.randomUUID(),
    customerId: customers[index]?.id ?? null,
    customerName: customers[index]?.name ?? null,
  });
  const slot = (
    index: number,
    type: Today['agenda'][number]['type'],
    from: number,
    more: Partial<Today['agenda'][number]>,
  ) => ({
    ...about(index),
    ...{ type, subject: '二期正式报价', status: 'planned' as const, startAt: at(from), endAt: at(from + 0.75) },
    ...{ location: null, contactName: '薄睿', phone: null, ...more },
  });
  const none = { lines: [], total: 0 };
  if (customers.length === 0) {
    return {
      ...{ today: dayText(0), agenda: [], next: null, overdueTasks: none, todayTasks: none, overduePayments: none },
      ...{ expiringContracts: none, oldCases: none, quietDeals: none, news: hasServer ? [] : null },
    };
  }
  const due = (index: number, title: string, when: string, amountCents: number | null = null) => ({
    ...{ ...about(index), title, due: when, amountCents },
  });
  return {
    today: dayText(0),
    agenda: [
      slot(0, 'visit', hour - 2, { status: 'completed', subject: '已看二期现场', location: '客户前台' }),
      slot(1, 'visit', hour + 1, { subject: '编码器 E-307 现场处理' }),
      slot(2, 'call', hour + 2, { subject: '安全光幕选型，发样本', phone: '14200000000' }),
      slot(4, 'meeting', hour + 3, { subject: '洁净车间温湿度方案评审' }),
    ],
    next: { day: dayText(2), slots: [slot(5, 'visit', 58, { subject: '二工厂安全光栅合同会签' })] },
    overdueTasks: { lines: [due(3, '给薄睿发质保函模板', at(-20))], total: 1 },
    todayTasks: { lines: [due(6, '催校验证书', at(23)), due(7, '整理力矩传感器报价（附交期表）', at(23.5))], total: 2 },
    overduePayments: { lines: [due(0, '工业传感器合同', dayText(-9), 8_600_000)], total: 1 },
    expiringContracts: {
      lines: [due(8, '2025 年度框架协议', dayText(12), 260_000_000), due(9, '备件寄售协议', dayText(19), 88_000_000)],
      total: 2,
    },
    oldCases: {
      lines: [
        { ...about(10), title: '涂布线张力传感器零点漂移，产线停机', priority: 'urgent', createdAt: at(-9 * 24) },
        { ...about(11), title: '吨位仪读数与校验块相差 4%', priority: 'medium', createdAt: at(-5 * 24) },
      ],
      total: 7,
    },
    quietDeals: {
      lines: [
        {
          ...about(12),
          title: '焊装线视觉检测',
          stage: 'qualification',
          amountCents: 58_900_000,
          quietSince: at(-430),
        },
        { ...about(13), title: '冷镦机吨位仪', stage: 'negotiation', amountCents: 21_500_000, quietSince: at(-870) },
      ],
      total: 2,
    },
    news: hasServer
      ? [
          {
            ...{ ...about(1), entity: 'customers', title: customers[1]?.name ?? '', by: '周启明', at: at(hour - 1) },
            change: { field: 'region', before: '宁波', after: '杭州' },
          },
          { ...about(2), entity: 'cases', title: '编码器丢信号', by: '许佳', at: at(-6), change: null },
        ]
      : null,
  };
}

interface Around {
  readonly alive: () => Customer[];
  readonly hasServer: () => boolean;
}

/** The routes of Today, of drafts and of the sample data. */
export const createPreviewToday = ({ alive, hasServer }: Around) => ({
  'today.read': (_input: RouteInput<'today.read'>) => todayOf(alive(), hasServer()),
  'customers.around': () => {
    const day = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
    const line = (title: string, state: string, days: number, amountCents: number | null) => ({
      ...{ id: crypto.randomUUID(), title, state, day: day(days), amountCents },
    });
    return {
      tasks: { lines: [line('寄二期样品', 'open', 1, null), line('催合同回签', 'open', -2, null)], total: 2 },
      opportunities: {
        lines: [
          line('二期产线传感器改造', 'negotiation', 14, 36_800_000),
          line('2026 年度备件框架', 'qualification', 60, 11_800_000),
        ],
        total: 2,
      },
      cases: { lines: [line('编码器信号丢失', 'in_progress', -3, null)], total: 1 },
      contracts: { lines: [line('2025 年度框架协议', 'active', 12, 260_000_000)], total: 4 },
      payments: { lines: [line('第 3 期', 'received', -9, 21_600_000)], total: 4 },
      standing: {
        openDeals: { count: 2, cents: 48_600_000, hidden: 0 },
        won: { cents: 213_400_000, beforeCents: 180_800_000 },
        owed: {
          count: 1,
          cents: 8_600_000,
          hidden: 0,
          lateSince: new Date(Date.now() - 9 * DAY).toISOString().slice(0, 10),
        },
      },
    };
  },
  'today.due': () => ({ count: 9 }),
  'activities.update': () => ({ was: {}, next: null }),
  'tasks.update': () => ({ was: {}, next: null }),
  ...{ 'activities.create': written, 'tasks.create': written },
  ...{ 'activities.delete': () => ({}), 'tasks.delete': () => ({}) },
  'drafts.read': () => ({ draft: null }),
  'drafts.keep': () => ({}),
  'drafts.drop': () => ({}),
  'sampleData.state': () => ({ isOffered: !hasServer(), changeSet: null }),
  'sampleData.fill': () => ({ customers: 300, records: 5_000 }),
  'sampleData.remove': () => ({ reversed: 5_000, kept: 0, failed: 0, notes: [] }),
});
