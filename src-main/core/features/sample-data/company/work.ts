import { ACTIVITY_TYPES, type Activity } from '../../../../../src-shared/domain/activities/activity.schema.ts';
import type { Case } from '../../../../../src-shared/domain/cases/case.schema.ts';
import type { Task } from '../../../../../src-shared/domain/tasks/task.schema.ts';
import { toInstant } from '../../../../../src-shared/lib/time.ts';
import type { Deal } from './deals.ts';
import type { Household } from './people.ts';
import { DAY_MS, type Teller } from './teller.ts';
import {
  ACTIVITY_SUBJECTS,
  CASE_SUBJECTS,
  filled,
  OUTCOMES,
  PRODUCTS,
  RESOLUTIONS,
  ROOMS,
  TASK_TITLES,
} from './vocabulary.ts';

export interface Surroundings extends Household {
  readonly deals: readonly Deal[];
}

/** What was done and is to be done with a customer: `mean` of them on average, most in the past, a few planned. */
export function* makeActivities(teller: Teller, who: string, of: Surroundings & { mean: number }): Generator<Activity> {
  if (!teller.makes('activities')) return;
  const count = Math.floor(teller.random.next() * (2 * of.mean + 1));
  for (let made = 0; made < count; made += 1) yield makeActivity(teller, who, of);
}

function makeActivity(teller: Teller, who: string, { customer, contacts, deals }: Surroundings): Activity {
  const { random, chance, now } = teller;
  const type = random.pick(ACTIVITY_TYPES);
  const contact = contacts.length > 0 && chance(80) ? random.pick(contacts) : null;
  const deal = deals.length > 0 && chance(45) ? random.pick(deals) : null;
  const start = teller.officeMoment(Date.parse(customer.createdAt), now + 21 * DAY_MS);
  const words = {
    product: deal?.product ?? random.pick(PRODUCTS),
    person: contact?.name ?? customer.contactPerson ?? customer.name,
  };
  const status = activityStatus(teller, start);
  return {
    ...teller.meta('activities', who, { made: Math.min(start, now) }),
    type,
    customerId: customer.id,
    ...(contact === null ? {} : { contactId: contact.id }),
    ...(deal === null ? {} : { opportunityId: deal.opportunity.id }),
    subject: filled(random.pick(ACTIVITY_SUBJECTS[type]), words),
    status,
    priority: random.pick(['low', 'medium', 'medium', 'high']),
    ...(type === 'visit' || type === 'meeting' ? { location: random.pick(ROOMS) } : {}),
    startAt: toInstant(start),
    endAt: toInstant(start + random.pick([15, 30, 60, 90]) * 60_000),
    ...(status === 'completed' ? { outcome: random.pick(OUTCOMES) } : {}),
  };
}

/** What has begun is done, but for a few that were called off or forgotten. */
function activityStatus({ now, chance }: Teller, start: number): NonNullable<Activity['status']> {
  if (start > now) return 'planned';
  if (chance(4)) return 'cancelled';
  return chance(96) ? 'completed' : 'planned';
}

/** What customers asked and complained of. Old cases are closed, young ones may be open. */
export function* makeCases(teller: Teller, who: string, { customer, contacts, deals }: Surroundings): Generator<Case> {
  const { random, chance, now } = teller;
  if (!teller.makes('cases')) return;
  const count = Math.floor(random.next() ** 3 * 4);
  for (let at = 0; at < count; at += 1) {
    const made = teller.officeMoment(Date.parse(customer.createdAt), now);
    const type = random.pick(['question', 'question', 'complaint', 'suggestion', 'issue', 'issue'] as const);
    const answered = made + Math.ceil(teller.logNormal(3, 1) * 3_600_000);
    const solved = answered + Math.ceil(teller.logNormal(2, 1) * DAY_MS);
    const status = solved <= now ? (chance(80) ? 'closed' : 'resolved') : answered <= now ? 'in_progress' : 'new';
    const isSolved = status === 'closed' || status === 'resolved';
    const product = deals.length > 0 ? random.pick(deals).product : random.pick(PRODUCTS);
    yield {
      ...teller.meta('cases', who, { made, changed: isSolved ? solved : Math.min(answered, now) }),
      customerId: customer.id,
      ...(contacts.length > 0 ? { contactId: random.pick(contacts).id } : {}),
      subject: filled(random.pick(CASE_SUBJECTS[type]), { product }),
      type,
      priority: random.pick(['low', 'medium', 'medium', 'high', 'urgent']),
      status,
      ...(status === 'new' ? {} : { responseAt: toInstant(answered) }),
      ...(isSolved ? { resolvedAt: toInstant(solved), resolution: random.pick(RESOLUTIONS) } : {}),
      ...(status === 'closed' && chance(70) ? { satisfaction: random.pick([2, 3, 4, 4, 5, 5, 5]) } : {}),
    };
  }
}

/** What somebody has to do for a customer. */
export function* makeTasks(teller: Teller, who: string, { customer, deals }: Surroundings): Generator<Task> {
  const { random, chance, now } = teller;
  if (!teller.makes('tasks')) return;
  const count = Math.floor(random.next() ** 2 * 4);
  for (let at = 0; at < count; at += 1) {
    const made = teller.officeMoment(Date.parse(customer.createdAt), now);
    const due = made + teller.between(1, 30) * DAY_MS;
    const deal = deals.length > 0 && chance(50) ? random.pick(deals) : null;
    const words = {
      product: deal?.product ?? random.pick(PRODUCTS),
      customer: customer.name,
      person: customer.contactPerson ?? customer.name,
    };
    const status = taskStatus(teller, due);
    yield {
      ...teller.meta('tasks', who, { made, changed: status === 'done' ? due : made }),
      customerId: customer.id,
      ...(deal === null ? {} : { opportunityId: deal.opportunity.id }),
      title: filled(random.pick(TASK_TITLES), words),
      dueAt: toInstant(due),
      ...(chance(30) ? { remindAt: toInstant(due - DAY_MS) } : {}),
      status,
      priority: random.pick(['low', 'medium', 'medium', 'high']),
      kind: chance(20) ? 'success_task' : 'task',
    };
  }
}

/** Most of what was due is done; some of it is late. */
function taskStatus({ now, chance }: Teller, due: number): NonNullable<Task['status']> {
  if (due < now && chance(92)) return chance(95) ? 'done' : 'cancelled';
  return chance(30) ? 'in_progress' : 'open';
}
