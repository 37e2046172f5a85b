import type { StoreReader } from '../../store/store.ts';

interface About {
  readonly id: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
}

/** Says of each record which customer it is about and what that one is called; one question for all of them. */
export async function namedAfterCustomers<R extends { id: string; customerId?: string | null | undefined }, Line>(
  store: StoreReader,
  records: readonly R[],
  lineOf: (record: R, about: About) => Line,
): Promise<Line[]> {
  const ids = new Set(records.flatMap(({ customerId }) => customerId ?? []));
  const customers = await store.getMany('customers', [...ids]);
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  return records.map((record) => {
    const customerId = record.customerId ?? null;
    const customerName = customerId === null ? null : (names.get(customerId) ?? null);
    return lineOf(record, { id: record.id, customerId, customerName });
  });
}
