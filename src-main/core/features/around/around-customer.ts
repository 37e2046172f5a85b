import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { Around, AroundLine, AroundPart } from '../../../../src-shared/ipc/around.routes.ts';
import { calendarAt } from '../../../../src-shared/lib/calendar.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Clock } from '../../ports.ts';
import type { Page, PageQuery, StoreReader, Where } from '../../store/store.ts';

const SHOWN = 5;

interface Deps {
  readonly current: CurrentWorkspace;
  readonly clock: Clock;
}

type Facts = Pick<AroundLine, 'state' | 'day' | 'amountCents'>;

/** Which records a part shows and in which order, and what a line of it says beside its title. */
const PARTS: {
  readonly [Part in AroundPart]: {
    readonly where?: Where;
    readonly sort: PageQuery['sort'];
    readonly facts: (record: RecordOf[Part]) => Facts;
  };
} = {
  tasks: {
    where: { status: { in: ['open', 'in_progress'] } },
    sort: { field: 'dueAt', isDescending: false },
    facts: ({ status, dueAt }) => ({ state: status ?? null, day: dueAt ?? null, amountCents: null }),
  },
  opportunities: {
    sort: { field: 'updatedAt', isDescending: true },
    facts: ({ stage, closeDate, actualAmountCents, estimatedAmountCents }) => ({
      ...{ state: stage ?? null, day: closeDate ?? null },
      amountCents: actualAmountCents ?? estimatedAmountCents ?? null,
    }),
  },
  cases: {
    sort: { field: 'updatedAt', isDescending: true },
    facts: ({ status, createdAt }) => ({ state: status ?? null, day: createdAt, amountCents: null }),
  },
  contracts: {
    sort: { field: 'endDate', isDescending: true },
    facts: ({ status, endDate, amountCents }) => ({
      ...{ state: status ?? null, day: endDate ?? null, amountCents: amountCents ?? null },
    }),
  },
  payments: {
    sort: { field: 'dueDate', isDescending: true },
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
      tasks: await readPart(store, 'tasks', customerId),
      opportunities: await readPart(store, 'opportunities', customerId),
      cases: await readPart(store, 'cases', customerId),
      contracts: await readPart(store, 'contracts', customerId),
      payments: await readPart(store, 'payments', customerId),
      standing: await store.figures.standing(customerId, calendar),
    };
  };

const firstOf = <E extends Entity>(
  store: StoreReader,
  entity: E,
  of: Pick<PageQuery, 'where' | 'sort'>,
): Promise<Page<RecordOf[E]>> => store.page(entity, { ...of, limit: SHOWN, after: null, search: '' });

async function readPart<Part extends AroundPart>(
  store: StoreReader,
  part: Part,
  id: string,
): Promise<{ lines: AroundLine[]; total: number }> {
  const { where = {}, sort, facts } = PARTS[part];
  const { rows, total } = await firstOf(store, part, {
    where: { ...where, customerId: { eq: id }, deletedAt: { eq: null } },
    sort,
  });
  return { lines: rows.map((record) => ({ id: record.id, title: titleOf(part, record), ...facts(record) })), total };
}
