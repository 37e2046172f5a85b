import type { Activity } from '../../../../src-shared/domain/activities/activity.schema.ts';
import type { Contact } from '../../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { Today, TodaySlot } from '../../../../src-shared/ipc/today.routes.ts';
import { addDays, calendarAt } from '../../../../src-shared/lib/calendar.ts';
import { inDays, noneOf, type TodayQuestion } from './today-question.ts';

const MOST = 50;
const AHEAD_DAYS = 14;

/** What is to be done and was done today, and the next day that has something. */
export async function readAgenda(question: TodayQuestion): Promise<Pick<Today, 'agenda' | 'next'>> {
  const { today, zone } = question.calendar;
  const tomorrow = addDays(today, 1);
  const agenda = await slotsOf(question, await activitiesIn(question, today, tomorrow));
  const [first] = await activitiesIn(question, tomorrow, addDays(tomorrow, AHEAD_DAYS), 1);
  if (!first?.startAt) return { agenda, next: null };
  const day = calendarAt(Date.parse(first.startAt), zone).today;
  return { agenda, next: { day, slots: await slotsOf(question, await activitiesIn(question, day, addDays(day, 1))) } };
}

async function activitiesIn(
  { store, calendar }: TodayQuestion,
  from: string,
  to: string,
  limit = MOST,
): Promise<readonly Activity[]> {
  const filter = { all: [inDays('startAt', calendar, [from, to]), noneOf('status', ['cancelled'])] };
  const sort = { field: 'startAt', isDescending: false };
  return (await store.list('activities', { filter, search: '', sort, limit, from: 0 })).rows;
}

async function slotsOf({ store }: TodayQuestion, activities: readonly Activity[]): Promise<TodaySlot[]> {
  const idsOf = (field: 'customerId' | 'contactId'): string[] => [
    ...new Set(activities.flatMap((activity) => activity[field] ?? [])),
  ];
  const customers = byId(await store.getMany('customers', idsOf('customerId')));
  const contacts = byId(await store.getMany('contacts', idsOf('contactId')));
  return activities.flatMap((activity) => {
    const { startAt } = activity;
    if (!startAt) return [];
    const customer = customers.get(activity.customerId ?? '');
    const contact = contacts.get(activity.contactId ?? '');
    return {
      ...{ id: activity.id, customerId: activity.customerId ?? null, customerName: customer?.name ?? null },
      ...{ type: activity.type, subject: activity.subject, status: activity.status ?? 'planned' },
      ...{ startAt, endAt: activity.endAt ?? null, location: activity.location ?? null },
      ...{ contactName: contact?.name ?? null, phone: numberOf(contact, customer) },
    };
  });
}

const byId = <R extends { readonly id: string }>(records: readonly R[]): ReadonlyMap<string, R> =>
  new Map(records.map((record) => [record.id, record]));

/** The first number that is here as it is; a masked one cannot be called. */
function numberOf(contact: Contact | undefined, customer: Customer | undefined): string | null {
  const known = (
    record: Contact | Customer | undefined,
    field: 'phone' | 'mobile',
    value: string | null | undefined,
  ) => (value && (record?.sync.provenance[field] ?? 'clear') !== 'masked' ? value : null);
  return (
    known(contact, 'mobile', contact?.mobile) ??
    known(contact, 'phone', contact?.phone) ??
    known(customer, 'phone', customer?.phone)
  );
}
