import type { Opportunity } from '../../../../src-shared/domain/opportunities/opportunity.schema.ts';
import type { Today } from '../../../../src-shared/ipc/today.routes.ts';
import { addDays, startOfDay } from '../../../../src-shared/lib/calendar.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { namedAfterCustomers } from './named.ts';
import { inDays, noneOf, type TodayQuestion } from './today-question.ts';

const DAYS = 14;
const SHOWN = 5;
/** So many of the deals that were not changed for so long are looked at; the others have been quiet for longer still. */
const CANDIDATES = 60;

/** Open deals that were neither changed nor talked about for two weeks, the last to go quiet first. */
export async function readQuietDeals(question: TodayQuestion): Promise<Today['quietDeals']> {
  const { store, calendar } = question;
  const cutoff = addDays(calendar.today, -DAYS);
  const { rows } = await store.list('opportunities', {
    filter: { all: [inDays('updatedAt', calendar, [null, cutoff]), noneOf('stage', ['closed_won', 'closed_lost'])] },
    ...{ search: '', sort: { field: 'updatedAt', isDescending: true }, limit: CANDIDATES, from: 0 },
  });
  const since = new Map<string, string>();
  for (const deal of rows) since.set(deal.id, await quietSince(question, deal));
  const begin = startOfDay(cutoff, calendar.zone);
  const sinceOf = ({ id }: Opportunity): string => since.get(id) ?? '';
  const quiet = rows
    .filter((deal) => sinceOf(deal) < begin)
    .toSorted((left, right) => (sinceOf(left) < sinceOf(right) ? 1 : -1));
  const lines = await namedAfterCustomers(store, quiet.slice(0, SHOWN), (deal, about) => ({
    ...{ ...about, title: deal.name, stage: deal.stage ?? null },
    ...{ amountCents: deal.estimatedAmountCents ?? null, quietSince: sinceOf(deal) },
  }));
  return { lines, total: quiet.length };
}

/** The last change of the deal or the last contact with its customer, whichever was later. */
async function quietSince({ store, now }: TodayQuestion, deal: Opportunity): Promise<string> {
  const { rows } = await store.page('activities', {
    where: {
      ...{ customerId: { eq: deal.customerId }, startAt: { lte: toInstant(now) } },
      ...{ status: { eq: 'completed' }, deletedAt: { eq: null } },
    },
    ...{ sort: { field: 'startAt', isDescending: true }, limit: 1, after: null, search: '' },
  });
  const last = rows[0]?.startAt ?? '';
  return last > deal.updatedAt ? last : deal.updatedAt;
}
