import type { Stage } from '../../../../../src-shared/domain/opportunities/opportunity.schema.ts';
import type { FiguresSource } from '../question.ts';
import { LAST_TIE, rowsBehind, type TimelineOf, type TimelineSource } from './source.ts';

interface StageRow {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly before: Stage | null;
  readonly cents: number | null;
}

/** The way of a deal; one without a way stands where it is since it was made. */
const WAY = `coalesce(deal.data->'$.stageHistory',
  json_array(json_object('stage',coalesce(deal."f.stage",'prospecting'),'at',deal."f.createdAt")))`;

/** The stages that the deals of a customer came to. */
export const dealSources = (source: FiguresSource, of: TimelineOf): readonly TimelineSource[] => [
  {
    name: 'stages',
    begin: [of.now, LAST_TIE],
    read: (after, limit) => {
      const rows = {
        table: `${source.tableOf('opportunities')} deal, json_each(${WAY}) step`,
        ...{ owner: 'f.customerId', at: `(step.value->>'$.at')`, tie: `printf('%s %05d',deal.id,step.key)` },
        select: `deal.id AS id,deal.data->>'$.name' AS title,step.value->>'$.stage' AS stage,
          CASE step.key WHEN 0 THEN NULL ELSE ${WAY}->>('$['||(step.key-1)||'].stage') END AS before,
          coalesce(deal.data->>'$.actualAmountCents',deal.data->>'$.estimatedAmountCents') AS cents`,
      };
      return rowsBehind<StageRow>(source, rows, { id: of.id, after, limit }).map((row) => ({
        position: [row.at, row.tie],
        entry: {
          ...{ kind: 'stage', key: `stage ${row.tie}`, at: row.at, id: row.id, title: row.title },
          ...{ from: row.before, to: row.stage, amountCents: row.cents },
        },
      }));
    },
  },
];
