import { sumOf } from '../../../../src-shared/domain/figures/deals.ts';
import { enteredWithin, funnelFrom, WAY } from '../../../../src-shared/domain/figures/funnel.ts';
import type { Period } from '../../../../src-shared/domain/figures/periods.ts';
import type { ReportArgs } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import type { ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { countOf, living, type FiguresSource, type Owned, type Question } from './question.ts';

/** How far deals came: two walks over the covering indexes of their stays. */
export function readFunnel(
  source: FiguresSource,
  { args, calendar }: Question<ReportArgs['funnel']>,
): ReportOf['funnel'] {
  const period = enteredWithin(args, calendar);
  // The plus keeps SQLite from walking all that was made in the period.
  const made = { sql: `"f.stage"='closed_lost' AND +"f.createdAt">=? AND +"f.createdAt"<?`, values: valuesOf(period) };
  return funnelFrom(stagesOf(source, args, period), countOf(source, 'opportunities', living(args, made)));
}

const valuesOf = ({ from, before }: Period): readonly SqlValue[] => [from, before];

function stagesOf({ connection, stays }: FiguresSource, { ownerId }: Owned, period: Period) {
  const where = `made_at>=? AND made_at<?${ownerId === undefined ? '' : ' AND owner=?'}`;
  const values = [...valuesOf(period), ...(ownerId === undefined ? [] : [orderedText(ownerId)])];
  const inside = connection.all<{ rank: number; entered: number; stays: number; stayedMs: number }>(
    `SELECT rank, sum(is_first) AS entered, count(ms) AS stays, total(ms) AS stayedMs
     FROM ${stays} WHERE ${where} GROUP BY rank`,
    ...values,
  );
  const furthest = connection.all<{ rank: number; deals: number }>(
    `SELECT furthest AS rank, count(*) AS deals FROM ${stays} WHERE furthest IS NOT NULL AND ${where} GROUP BY furthest`,
    ...values,
  );
  return WAY.map((_stage, index) => {
    const { entered = 0, stays: over = 0, stayedMs = 0 } = inside.find(({ rank }) => rank === index) ?? {};
    const beyond = furthest.filter(({ rank }) => rank >= index);
    return { reached: sumOf(beyond, ({ deals }) => deals), entered, stays: over, stayedMs };
  });
}
