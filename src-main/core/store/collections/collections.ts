import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { CollectionDefinition } from './collection.ts';
import { activitiesCollection } from './activities.collection.ts';
import { campaignsCollection } from './campaigns.collection.ts';
import { casesCollection } from './cases.collection.ts';
import { contactsCollection } from './contacts.collection.ts';
import { contractsCollection } from './contracts.collection.ts';
import { customersCollection } from './customers.collection.ts';
import { leadsCollection } from './leads.collection.ts';
import { opportunitiesCollection } from './opportunities.collection.ts';
import { paymentsCollection } from './payments.collection.ts';
import { snapshotsCollection } from './snapshots.collection.ts';
import { tasksCollection } from './tasks.collection.ts';

/** Every collection of the store. RxDB keeps at most 13 open in a process; the domain has 11. */
export const collections: { readonly [E in Entity]: CollectionDefinition<E> } = {
  customers: customersCollection,
  contacts: contactsCollection,
  campaigns: campaignsCollection,
  leads: leadsCollection,
  opportunities: opportunitiesCollection,
  cases: casesCollection,
  contracts: contractsCollection,
  payments: paymentsCollection,
  activities: activitiesCollection,
  tasks: tasksCollection,
  snapshots: snapshotsCollection,
};
