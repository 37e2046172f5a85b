import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import type {
  ActivityEntry,
  TimelineEntry,
  TimelineKind,
  TimelinePage,
} from '../../../src-shared/domain/timeline.schema.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';

const HOUR = 3_600_000;

const KIND_OF: Readonly<Record<TimelineEntry['kind'], TimelineKind>> = {
  ...{ activity: 'activities', stage: 'deals', case: 'cases', comment: 'cases' },
  ...{ contract: 'money', payment: 'money', changes: 'changes' },
};

/** What happened with a customer of the preview: one entry of every kind, and its history. */
export function previewTimeline(
  { kinds, entity }: RouteInput<'timeline.read'>,
  history: readonly HistoryEntry[],
): TimelinePage {
  const now = Date.now();
  const at = (hoursAgo: number): string => new Date(now - hoursAgo * HOUR).toISOString();
  const named = (hoursAgo: number) => ({ key: crypto.randomUUID(), id: crypto.randomUUID(), at: at(hoursAgo) });
  const activity = (hoursAgo: number, parts: Partial<ActivityEntry>): ActivityEntry => ({
    ...{ ...named(hoursAgo), kind: 'activity', type: 'visit', status: 'completed', subject: '二期产线进场沟通' },
    ...{
      text: null,
      by: 'lu.wenting',
      contactId: crypto.randomUUID(),
      contactName: '薄睿',
      state: 'settled',
      ...parts,
    },
  });
  const day = (days: number): string => at(days * 24).slice(0, 10);
  const told =
    '二期产线 3 月进场，传感器由他们统一采购。对方接受我们的交期，但希望把 5% 质保金改为质保函；周五前给正式报价。竞品报价低 6%，交期要 10 周。';
  const all: TimelineEntry[] = [
    activity(1, { text: told, state: 'pending' }),
    {
      ...{ ...named(1.2), kind: 'stage', title: '二期产线传感器改造', from: 'proposal', to: 'negotiation' },
      amountCents: 36_800_000,
    },
    {
      ...{ ...named(50), kind: 'case', what: 'resolved', title: '编码器信号丢失', by: '许佳', satisfaction: 5 },
      text: '更换屏蔽线缆后连续运行 72 小时无丢步，客户已签字确认。',
    },
    activity(53, { type: 'call', subject: '确认二期预算', text: '预算已批，额度 50 万以内由事业部决定。' }),
    { ...named(150), kind: 'comment', title: '编码器信号丢失', by: '许佳', text: '备件已寄出，周四到。' },
    { ...named(220), kind: 'payment', title: '2025 年度框架协议', day: day(220 / 24), amountCents: 21_600_000 },
    activity(400, { type: 'note', subject: '沈总年后出国', contactName: null, by: '周启明', status: 'cancelled' }),
    {
      ...{ ...named(9_000), kind: 'contract', what: 'begun', title: '2025 年度框架协议', day: day(375) },
      amountCents: 260_000_000,
    },
    ...acts(history),
  ];
  const planned = [
    activity(-26, { subject: '二期正式报价', status: 'planned' }),
    activity(-96, { subject: '年度框架续签', status: 'planned', type: 'meeting', contactName: null }),
  ];
  const isShown = (entry: TimelineEntry): boolean =>
    kinds.includes(KIND_OF[entry.kind]) && (entity === 'customers' || ['activity', 'changes'].includes(entry.kind));
  return {
    entries: all.filter(isShown).sort((left, right) => (left.at < right.at ? 1 : -1)),
    next: null,
    ahead: kinds.includes('activities') ? { lines: planned, total: planned.length } : null,
  };
}

const acts = (history: readonly HistoryEntry[]): TimelineEntry[] =>
  [...Map.groupBy(history, ({ at, by, source }) => `${at} ${by} ${source}`)].map(([key, entries]) => ({
    ...{ kind: 'changes', key, at: entries[0]?.at ?? '', entries },
  }));
