import { COMPANY_CALENDAR, COMPANY_FIGURES, HEALTH_VECTORS } from '../../../src-shared/domain/figures/vectors.ts';

const answer = (data: unknown) => () => ({ today: COMPANY_CALENDAR.today, dependsOn: [], data });

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
  'reports.health': answer({ score: HEALTH_VECTORS[1]?.score, reasons: HEALTH_VECTORS[1]?.reasons }),
} as const;
