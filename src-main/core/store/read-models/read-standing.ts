import type { Standing } from '../../../../src-shared/domain/figures/standing.schema.ts';
import { isWithin, lastTwelveMonths } from '../../../../src-shared/domain/figures/periods.ts';
import type { Calendar } from '../../../../src-shared/lib/calendar.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { NOT_RECEIVED, WON } from './conditions.ts';
import { AMOUNT } from './deal-sql.ts';
import { ofCustomer, type FiguresSource } from './question.ts';

const OPEN_DEAL = `"f.stage" IS NOT 'closed_won' AND "f.stage" IS NOT 'closed_lost'`;
/** A server may hide an amount: it is counted, never added up as 0. */
const isHidden = (field: string): string => `(data->>'$.sync.provenance.${field}') IN ('masked','not_loaded')`;

interface Sum {
  readonly count: number;
  readonly cents: number | null;
  readonly hidden: number | null;
}

/** How a customer stands in deals and money, from the few records that concern it. */
export function readStanding(source: FiguresSource, customerId: string, { today }: Calendar): Standing {
  const ask = ofCustomer(source, customerId);
  const sumOf = (entity: Entity, amount: string, hiddenBy: string, also: string): Sum => {
    const [sum] = ask<Sum>(
      entity,
      `count(*) AS count,sum(${amount}) AS cents,sum(${isHidden(hiddenBy)}) AS hidden`,
      also,
    );
    return sum ?? { count: 0, cents: null, hidden: null };
  };
  const open = sumOf('opportunities', AMOUNT, 'estimatedAmountCents', OPEN_DEAL);
  const owed = sumOf('payments', `data->>'$.amountCents'`, 'amountCents', NOT_RECEIVED);
  const [late] = ask<{ day: string | null }>(
    'payments',
    'min(+"f.dueDate") AS day',
    `${NOT_RECEIVED} AND +"f.dueDate"<?`,
    today,
  );
  const won = ask<{ day: string; cents: number }>(
    'opportunities',
    `"f.closeDate" AS day,${AMOUNT} AS cents`,
    `${WON} AND "f.closeDate" IS NOT NULL`,
  );
  const { last, before } = lastTwelveMonths(today);
  const within = (period: typeof last): number =>
    won.reduce((sum, { day, cents }) => (isWithin(day, period) ? sum + cents : sum), 0);
  return {
    openDeals: { count: open.count, cents: open.cents ?? 0, hidden: open.hidden ?? 0 },
    won: { cents: within(last), beforeCents: within(before) },
    owed: { count: owed.count, cents: owed.cents ?? 0, hidden: owed.hidden ?? 0, lateSince: late?.day ?? null },
  };
}
