import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { CollectionDefinition } from './collection.ts';
import { contactsCollection } from './contacts.collection.ts';
import { customersCollection } from './customers.collection.ts';

/** Every collection of the store. RxDB keeps at most 13 open in a process; the domain has 11. */
export const collections: { readonly [E in Entity]: CollectionDefinition<E> } = {
  customers: customersCollection,
  contacts: contactsCollection,
};
