import { newRecordSync } from '../sync-state.schema.ts';
import type { CompanyRows } from './company-rows.ts';
import type { HealthInputs, HealthReason } from './health.ts';
import type { ReportOf } from './reports.schema.ts';

// Small tables whose figures were worked out by hand. Whatever computes a figure, here or on a server, is held to them.

const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const row = (number: number, createdAt: string) => ({
  ...{ id: id(number), serverId: null, createdBy: 'u', updatedBy: 'u', updatedAt: createdAt, createdAt },
  ...{ deletedAt: null, ownerId: 'u1', sync: newRecordSync() },
});
const noon = (day: string): string => `${day}T12:00:00.000Z`;
const [a, b, c] = [id(1), id(2), id(3)];

/** The day and zone for which the company's figures were worked out. */
export const COMPANY_CALENDAR = { today: '2026-06-30', zone: 'UTC' } as const;

export const COMPANY: CompanyRows = {
  customers: [
    { ...row(1, noon('2024-05-01')), industry: '软件', region: '华东', employeeCount: 49, loyaltyLevel: 'gold' },
    { ...row(2, noon('2026-06-02')), industry: '软件', region: null, employeeCount: 50, loyaltyLevel: 'gold' },
    { ...row(3, noon('2025-01-01')), industry: '制造', region: '华东', employeeCount: 500, loyaltyLevel: null },
    { ...row(4, noon('2026-06-03')), deletedAt: noon('2026-06-04'), industry: '制造' },
  ],
  opportunities: [
    {
      // 3 days in prospecting, 6 in proposal; won for 100.01 yuan.
      ...{ ...row(11, noon('2026-01-01')), customerId: a, stage: 'closed_won', probability: 100 },
      ...{ estimatedAmountCents: 9_000, actualAmountCents: 10_001, closeDate: '2026-06-10' },
      stageHistory: [
        { stage: 'prospecting', at: noon('2026-01-01') },
        { stage: 'proposal', at: noon('2026-01-04') },
        { stage: 'closed_won', at: noon('2026-01-10') },
      ],
    },
    {
      // 8 days in prospecting, lost from there. What it might have brought counts nowhere but in its stage.
      ...{ ...row(12, noon('2026-02-01')), customerId: b, stage: 'closed_lost', probability: 0 },
      ...{ estimatedAmountCents: 5_000, closeDate: '2026-06-11' },
      stageHistory: [
        { stage: 'prospecting', at: noon('2026-02-01') },
        { stage: 'closed_lost', at: noon('2026-02-09') },
      ],
    },
    // 3.33 yuan × 50 % = 1.665, rounded to 1.67. Nobody wrote down its way.
    {
      ...{ ...row(13, noon('2026-03-01')), customerId: a, stage: 'negotiation', probability: 50 },
      ...{ estimatedAmountCents: 333, closeDate: '2026-07-31' },
    },
    // 2.00 yuan × 80 %, the probability of its stage, is committed.
    {
      ...row(14, noon('2026-03-02')),
      customerId: b,
      stage: 'negotiation',
      estimatedAmountCents: 200,
      closeDate: '2026-08-01',
    },
    // No stage: it has just begun, with 10 % of 1.00 yuan, and no day.
    { ...row(15, noon('2026-03-03')), customerId: c, stage: null, estimatedAmountCents: 100 },
    // Won in the year before the last twelve months.
    {
      ...{ ...row(16, noon('2025-03-01')), customerId: a, stage: 'closed_won' },
      ...{ estimatedAmountCents: 4_000, closeDate: '2025-03-31' },
    },
  ],
  payments: [
    { ...row(21, noon('2026-06-01')), customerId: a, amountCents: 700, status: 'received', paidDate: '2026-06-01' },
    { ...row(22, noon('2026-06-01')), customerId: a, amountCents: 30, status: 'planned', dueDate: '2026-06-29' },
    { ...row(23, noon('2026-06-01')), customerId: a, amountCents: 40, status: 'planned', dueDate: '2026-06-30' },
  ],
  activities: [
    { ...row(31, noon('2026-06-05')), customerId: b, startAt: noon('2024-12-24'), status: 'completed' },
    { ...row(32, noon('2026-06-05')), customerId: b, status: 'planned' },
    { ...row(33, noon('2026-06-05')), customerId: a, status: 'cancelled' },
  ],
  cases: [
    { ...row(41, noon('2026-06-06')), customerId: a, status: 'new' },
    { ...row(42, noon('2026-05-31')), customerId: a, status: 'closed' },
  ],
  tasks: [
    { ...row(51, noon('2026-06-06')), dueAt: '2026-06-29T23:59:59.999Z', status: 'open' },
    { ...row(52, noon('2026-06-06')), dueAt: '2026-06-30T00:00:00.000Z', status: 'open' },
    { ...row(53, noon('2026-06-06')), dueAt: '2026-06-01T00:00:00.000Z', status: 'done' },
  ],
  contracts: [
    // 60 days after the 30th of June is the 29th of August.
    { ...row(61, noon('2025-09-01')), customerId: a, status: 'active', endDate: '2026-08-29' },
    { ...row(62, noon('2025-09-01')), customerId: a, status: 'active', endDate: '2026-08-30' },
    { ...row(63, noon('2025-09-01')), customerId: b, status: 'active', endDate: '2026-06-29' },
    { ...row(64, noon('2025-09-01')), customerId: b, status: 'active', endDate: '2026-06-29' },
    { ...row(65, noon('2026-06-01')), customerId: b, status: 'draft', renewedFromId: id(64) },
  ],
};

const none = { count: 0, sumCents: 0, weightedCents: 0 };

/** What each report says of the company: `funnel` of all deals, `forecast` of July and August, `trends` of May and June. */
export const COMPANY_FIGURES: ReportOf = {
  pipeline: {
    // 3.33 + 2.00 + 1.00 yuan; 1.67 + 1.60 + 0.10 yuan
    open: { count: 3, sumCents: 633, weightedCents: 337 },
    stages: [
      { stage: 'prospecting', count: 1, sumCents: 100, weightedCents: 10 },
      { stage: 'qualification', ...none },
      { stage: 'proposal', ...none },
      { stage: 'negotiation', count: 2, sumCents: 533, weightedCents: 327 },
      { stage: 'closed_won', count: 2, sumCents: 14_001, weightedCents: 14_001 },
      { stage: 'closed_lost', count: 1, sumCents: 5_000, weightedCents: 0 },
    ],
  },
  funnel: {
    // Furthest: won 2 (11, 16), negotiation 2 (13, 14), prospecting 2 (12, 15). 4/6 and 2/4 go on.
    stages: [
      // stays that are over: 3 and 8 days
      { stage: 'prospecting', reached: 6, entered: 3, conversion: 0.6667, averageDays: 5.5 },
      { stage: 'qualification', reached: 4, entered: 0, conversion: 1, averageDays: null },
      { stage: 'proposal', reached: 4, entered: 1, conversion: 1, averageDays: 6 },
      { stage: 'negotiation', reached: 4, entered: 2, conversion: 0.5, averageDays: null },
      { stage: 'closed_won', reached: 2, entered: 2, conversion: null, averageDays: null },
    ],
    lost: 1,
  },
  forecast: {
    months: [
      { month: '2026-07', count: 1, sumCents: 333, forecastCents: 167, committedCents: 0 },
      { month: '2026-08', count: 1, sumCents: 200, forecastCents: 160, committedCents: 160 },
    ],
    earlier: { count: 0, sumCents: 0, forecastCents: 0, committedCents: 0 },
    later: { count: 0, sumCents: 0, forecastCents: 0, committedCents: 0 },
    undated: { count: 1, sumCents: 100, forecastCents: 10, committedCents: 0 },
  },
  trends: {
    months: [
      {
        ...{ month: '2026-05', revenueCents: 0, won: 0, collectedCents: 0 },
        ...{ newCustomers: 0, activities: 0, cases: 1 },
      },
      {
        ...{ month: '2026-06', revenueCents: 10_001, won: 1, collectedCents: 700 },
        ...{ newCustomers: 1, activities: 1, cases: 1 },
      },
    ],
  },
  segmentation: {
    sizes: [
      { size: '1-49', count: 1 },
      { size: '50-499', count: 1 },
      { size: '500+', count: 1 },
      { size: null, count: 0 },
    ],
    industries: {
      groups: [
        { value: '软件', count: 2 },
        { value: '制造', count: 1 },
      ],
      others: 0,
    },
    regions: {
      groups: [
        { value: '华东', count: 2 },
        { value: null, count: 1 },
      ],
      others: 0,
    },
  },
  loyalty: {
    levels: [
      { level: 'platinum', count: 0, before: 0, kept: 0, retention: null },
      // Before (2024-07-01 to 2025-06-30): the first by a deal of March, the second by an activity of December. Both since.
      { level: 'gold', count: 2, before: 2, kept: 2, retention: 1 },
      { level: 'silver', count: 0, before: 0, kept: 0, retention: null },
      { level: 'bronze', count: 0, before: 0, kept: 0, retention: null },
    ],
    withoutLevel: 1,
  },
  overview: {
    ...{ customers: 3, newCustomersThisMonth: 1, open: { count: 3, sumCents: 633, weightedCents: 337 } },
    ...{ revenueThisMonthCents: 10_001, revenueThisYearCents: 10_001, wonThisYear: 1, averageDealCents: 10_001 },
    ...{ collectedThisMonthCents: 700, activitiesThisMonth: 1, openCases: 1, overdueTasks: 1 },
    ...{ overduePayments: { count: 1, sumCents: 30 }, expiringContracts: 1, expiredContracts: 1 },
  },
};

const reason = (factor: HealthReason['factor'], points: number, most: number, figure: number | null): HealthReason => ({
  factor,
  points,
  most,
  figure,
});

/** Health, point by point. */
export const HEALTH_VECTORS: readonly {
  readonly inputs: HealthInputs;
  readonly score: number;
  readonly reasons: readonly HealthReason[];
}[] = [
  {
    // Nothing is known: no contact 0, no cases 20, no revenue 10, no contract 0, nothing overdue 15.
    inputs: { today: '2026-06-30', lastContact: null, openCases: [], won: [], contractEnd: null, overduePayments: [] },
    score: 45,
    reasons: [
      reason('contact', 0, 30, null),
      reason('cases', 20, 20, 0),
      reason('revenue', 10, 20, 0),
      reason('contract', 0, 15, null),
      reason('payments', 15, 15, 0),
    ],
  },
  {
    // The last twelve months begin on the 1st of July. 97 days ago: 30 × 83/166 = 15. Cases of 0 and 30 days: 1 + 2 = 3, 20 × 7/10 = 14. Revenue 300 and 100: 20 × 3/4 = 15.
    // 60 days to the end: 15 × 60/180 = 5. A payment overdue for 60 days: 3, 15 × 3/6 = 7.5, rounded to 8.
    inputs: {
      today: '2026-06-30',
      lastContact: '2026-03-25',
      openCases: ['2026-06-30', '2026-05-31'],
      won: [
        { day: '2026-06-30', cents: 200 },
        { day: '2025-07-01', cents: 100 },
        { day: '2025-06-30', cents: 60 },
        { day: '2024-07-01', cents: 40 },
        { day: '2024-06-30', cents: 9_999 },
      ],
      contractEnd: '2026-08-29',
      overduePayments: ['2026-05-01'],
    },
    score: 57,
    reasons: [
      reason('contact', 15, 30, 97),
      reason('cases', 14, 20, 2),
      reason('revenue', 15, 20, 200),
      reason('contract', 5, 15, 60),
      reason('payments', 8, 15, 1),
    ],
  },
];
