import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { Around, AroundLine, AroundPart } from '../../../../src-shared/ipc/around.routes.ts';
import { calendarAt } from '../../../../src-shared/lib/calendar.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Clock } from '../../ports.ts';
import type { Page, StoreReader } from '../../store/store.ts';

const SHOWN = 5;

interface Deps {
  readonly current: CurrentWorkspace;
  readonly clock: Clock;
}

type Facts = Pick<AroundLine, 'state' | 'day' | 'amountCents'>;

/** By what a part is sorted, and what a line of it says beside its title. */
const PARTS: {
  readonly [Part in AroundPart]: { readonly sort: string; readonly facts: (record: RecordOf[Part]) => Facts };
} = {
  opportunities: {
    sort: 'updatedAt',
    facts: ({ stage, closeDate, actualAmountCents, estimatedAmountCents }) => ({
      ...{ state: stage ?? null, day: closeDate ?? null },
      amountCents: actualAmountCents ?? estimatedAmountCents ?? null,
    }),
  },
  cases: {
    sort: 'updatedAt',
    facts: ({ status, createdAt }) => ({ state: status ?? null, day: createdAt, amountCents: null }),
  },
  contracts: {
    sort: 'endDate',
    facts: ({ status, endDate, amountCents }) => ({
      ...{ state: status ?? null, day: endDate ?? null, amountCents: amountCents ?? null },
    }),
  },
  payments: {
    sort: 'dueDate',
    facts: ({ status, dueDate, paidDate, amountCents }) => ({
      ...{ state: status ?? null, day: paidDate ?? dueDate ?? null, amountCents: amountCents ?? null },
    }),
  },
};

/** What hangs on a customer, each part by the index of its customer, and what it comes to. Throws NO_WORKSPACE. */
export const createAround =
  ({ current, clock }: Deps) =>
  async (customerId: string): Promise<Around> => {
    const { store } = current();
    const calendar = calendarAt(clock.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
    return {
      opportunities: await readPart(store, 'opportunities', customerId),
      cases: await readPart(store, 'cases', customerId),
      contracts: await readPart(store, 'contracts', customerId),
      payments: await readPart(store, 'payments', customerId),
      standing: await store.figures.standing(customerId, calendar),
    };
  };

const latest = <E extends Entity>(
  store: StoreReader,
  entity: E,
  of: { id: string; sort: string },
): Promise<Page<RecordOf[E]>> =>
  store.page(entity, {
    where: { customerId: { eq: of.id }, deletedAt: { eq: null } },
    ...{ sort: { field: of.sort, isDescending: true }, limit: SHOWN, after: null, search: '' },
  });

async function readPart<Part extends AroundPart>(
  store: StoreReader,
  part: Part,
  id: string,
): Promise<{ lines: AroundLine[]; total: number }> {
  const { sort, facts } = PARTS[part];
  const { rows, total } = await latest(store, part, { id, sort });
  return { lines: rows.map((record) => ({ id: record.id, title: titleOf(part, record), ...facts(record) })), total };
}
