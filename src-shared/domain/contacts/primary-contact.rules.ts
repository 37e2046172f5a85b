/** What the rule needs of a contact. */
export interface PrimaryCandidate {
  readonly id: string;
  readonly createdAt: string;
}

/**
 * The primary contact of a customer: as long as it has contacts, exactly one of them. `wished` and then `current` stand
 * where they are among the contacts; else it is the oldest (by `createdAt`, then by id). Null without contacts.
 */
export function primaryAmong(
  contacts: readonly PrimaryCandidate[],
  { wished, current }: { readonly wished: string | null; readonly current: string | null },
): string | null {
  const isHere = (id: string | null): boolean => contacts.some((contact) => contact.id === id);
  if (isHere(wished)) return wished;
  if (isHere(current)) return current;
  return contacts.toSorted(byAge)[0]?.id ?? null;
}

/** Whether a contact is its customer's primary one; computed, never stored a second time. */
export const isPrimaryContact = (
  contact: { readonly id: string },
  customer: { readonly primaryContactId?: string | null | undefined },
): boolean => customer.primaryContactId === contact.id;

function byAge(left: PrimaryCandidate, right: PrimaryCandidate): number {
  if (left.createdAt !== right.createdAt) return left.createdAt < right.createdAt ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}
