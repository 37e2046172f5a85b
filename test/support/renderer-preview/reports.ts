import { healthOf } from '../../../src-shared/domain/figures/health.ts';
import { COMPANY_CALENDAR, COMPANY_FIGURES } from '../../../src-shared/domain/figures/vectors.ts';
import { addDays } from '../../../src-shared/lib/calendar.ts';

const answer = (data: unknown) => () => ({ today: COMPANY_CALENDAR.today, dependsOn: [], data });

const { today } = COMPANY_CALENDAR;

/** Of the customer whose deals, case, contract and late payment the preview shows beside it. */
const health = healthOf({
  today,
  lastContact: today,
  openCases: [addDays(today, -3)],
  won: [
    { day: addDays(today, -60), cents: 213_400_000 },
    { day: addDays(today, -420), cents: 180_800_000 },
  ],
  contractEnd: addDays(today, 12),
  overduePayments: [addDays(today, -9)],
});

/** The figures that the preview shows: those of the company that was worked out by hand. */
export const previewReports = {
  'reports.funnel': answer(COMPANY_FIGURES.funnel),
  'reports.forecast': answer(COMPANY_FIGURES.forecast),
  'reports.pipeline': answer(COMPANY_FIGURES.pipeline),
  'reports.overview': answer(COMPANY_FIGURES.overview),
  'reports.trends': answer(COMPANY_FIGURES.trends),
  'reports.segmentation': answer(COMPANY_FIGURES.segmentation),
  'reports.loyalty': answer(COMPANY_FIGURES.loyalty),
  'reports.due': answer({ rows: [], total: 0, next: null }),
  'reports.health': answer(health),
} as const;
