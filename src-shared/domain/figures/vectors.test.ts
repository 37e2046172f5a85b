import { describe, expect, test } from 'vitest';
import { contractState } from './due.ts';
import { forecastOf } from './forecast.ts';
import { funnelOf } from './funnel.ts';
import { healthOf, HEALTH_FACTORS, type HealthInputs } from './health.ts';
import { loyaltyOf } from './loyalty.ts';
import { overviewOf } from './overview.ts';
import { lastTwelveMonths } from './periods.ts';
import { pipelineOf } from './pipeline.ts';
import { segmentationOf, sizeOf } from './segmentation.ts';
import { trendsOf } from './trends.ts';
import { weightedOf } from './deals.ts';
import { COMPANY, COMPANY_CALENDAR, COMPANY_FIGURES, HEALTH_VECTORS } from './vectors.ts';

describe('the figures of a company that were worked out by hand', () => {
  const { today } = COMPANY_CALENDAR;
  test.each([
    ['pipeline', pipelineOf(COMPANY.opportunities, {})],
    ['funnel', funnelOf(COMPANY.opportunities, {}, COMPANY_CALENDAR)],
    ['forecast', forecastOf(COMPANY.opportunities, { from: '2026-07-01', months: 2 }, today)],
    ['trends', trendsOf(COMPANY, { months: 2 }, COMPANY_CALENDAR)],
    ['segmentation', segmentationOf(COMPANY.customers, { most: 20 })],
    ['loyalty', loyaltyOf(COMPANY, {}, COMPANY_CALENDAR)],
    ['overview', overviewOf(COMPANY, {}, COMPANY_CALENDAR)],
  ] as const)('%s', (name, figures) => {
    expect(figures).toEqual(COMPANY_FIGURES[name]);
  });
});

test.each(HEALTH_VECTORS)('health of $score', ({ inputs, score, reasons }) => {
  expect(healthOf(inputs)).toEqual({ score, reasons });
});

test('every input moves the health, by its own reason', () => {
  const [, { inputs, score, reasons } = { inputs: null, score: 0, reasons: [] }] = HEALTH_VECTORS;
  if (inputs === null) throw new Error('there is a second vector');
  const changes: Record<(typeof HEALTH_FACTORS)[number], Partial<HealthInputs>> = {
    contact: { lastContact: '2026-06-30' },
    cases: { openCases: ['2026-01-01', '2026-05-31'] },
    revenue: { won: [{ day: '2026-06-30', cents: 1 }] },
    contract: { contractEnd: '2026-06-01' },
    payments: { overduePayments: [] },
  };
  for (const factor of HEALTH_FACTORS) {
    const after = healthOf({ ...inputs, ...changes[factor] });
    expect(after.score).not.toBe(score);
    const moved = after.reasons.filter(({ points }, index) => points !== reasons[index]?.points);
    expect(moved.map((reason) => reason.factor)).toEqual([factor]);
  }
});

test.each([
  [{ status: 'active', endDate: '2026-08-29' }, false, 'expiring'],
  [{ status: 'active', endDate: '2026-08-30' }, false, 'active'],
  [{ status: 'active', endDate: '2026-06-30' }, false, 'expiring'],
  [{ status: 'active', endDate: '2026-06-29' }, false, 'expired'],
  [{ status: 'active', endDate: '2026-06-29' }, true, 'renewed'],
  [{ status: 'active', endDate: null }, false, 'active'],
  [{ status: 'terminated', endDate: '2026-06-29' }, true, 'terminated'],
  [{ status: null, endDate: '2026-06-29' }, false, 'draft'],
] as const)('a contract %o, renewed: %s, is %s', (contract, isRenewed, state) => {
  expect(contractState(contract, { today: '2026-06-30', isRenewed })).toBe(state);
});

test.each([
  [null, null],
  [0, null],
  [1, '1-49'],
  [49, '1-49'],
  [50, '50-499'],
  [499, '50-499'],
  [500, '500+'],
] as const)('%s employees are of size %s', (employees, size) => {
  expect(sizeOf(employees)).toBe(size);
});

test('the largest amount there is keeps its last fen when it is weighted', () => {
  const [deal] = COMPANY.opportunities;
  if (deal === undefined) throw new Error('there is a deal');
  // 99,999,999,999,999 × 99 / 100 = 98,999,999,999,999.01
  const weighted = weightedOf({ ...deal, actualAmountCents: 99_999_999_999_999, probability: 99 });
  expect(weighted).toBe(98_999_999_999_999);
});

test.each([
  ['2026-06-30', '2025-07-01', '2024-07-01'],
  ['2024-02-29', '2023-03-01', '2022-03-01'],
  ['2024-02-28', '2023-03-01', '2022-03-01'],
  ['2026-03-30', '2025-03-31', '2024-03-31'],
])('the twelve months up to %s begin on %s, those before them on %s', (today, last, before) => {
  const months = lastTwelveMonths(today);
  expect([months.last.from, months.before.from, months.before.before]).toEqual([last, before, last]);
});
