import { healthOf, type Health } from '../../../../src-shared/domain/figures/health.ts';
import { addDays, calendarAt, startOfDay, type Calendar } from '../../../../src-shared/lib/calendar.ts';
import { ACTIVE_CONTRACT, NOT_RECEIVED, OPEN_CASE, WON } from './conditions.ts';
import { AMOUNT } from './deal-sql.ts';
import { ofCustomer, type FiguresSource } from './question.ts';

/** The health of one customer, from the few records that concern it. */
export function readHealth(source: FiguresSource, customerId: string, calendar: Calendar): Health {
  const { today, zone } = calendar;
  const ask = ofCustomer(source, customerId);
  const dayOf = (moment: string): string => calendarAt(Date.parse(moment), zone).today;
  const at = 'coalesce("f.startAt","f.createdAt")';
  const tookPlace = `"f.status" IS NOT 'cancelled' AND ${at}<?`;
  const tomorrow = startOfDay(addDays(today, 1), zone);
  const [contact] = ask<{ at: string | null }>('activities', `max(${at}) AS at`, tookPlace, tomorrow);
  const cases = ask<{ at: string }>('cases', '"f.createdAt" AS at', OPEN_CASE);
  // The plus keeps SQLite to the records of the customer, where another index holds what is due of everybody.
  const [contract] = ask<{ day: string | null }>('contracts', 'max(+"f.endDate") AS day', ACTIVE_CONTRACT);
  const overdue = ask<{ day: string }>('payments', '"f.dueDate" AS day', `${NOT_RECEIVED} AND +"f.dueDate"<?`, today);
  return healthOf({
    today,
    lastContact: contact?.at ? dayOf(contact.at) : null,
    openCases: cases.map((one) => dayOf(one.at)),
    won: ask('opportunities', `"f.closeDate" AS day, ${AMOUNT} AS cents`, `${WON} AND "f.closeDate" IS NOT NULL`),
    contractEnd: contract?.day ?? null,
    overduePayments: overdue.map(({ day }) => day),
  });
}
