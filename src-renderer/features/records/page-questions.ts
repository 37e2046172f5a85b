import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { TIMELINE_KINDS, type TimelineKind } from '../../../src-shared/domain/timeline.schema.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import type { EventName } from '../../../src-shared/ipc/events.ts';

// What the parts of a record's page ask, and whose changes may change the answers. Who asks ahead asks in the same words.

/** A contact's deals, cases and payments are its customer's. */
export const KINDS: Readonly<Record<ScreenEntity, readonly TimelineKind[]>> = {
  customers: TIMELINE_KINDS,
  contacts: ['activities', 'changes'],
};

export const TIMELINE_PAGE = 50;

/** The newest page of a timeline. */
export const newestOf = (
  entity: ScreenEntity,
  id: string,
  kinds: readonly TimelineKind[] = KINDS[entity],
): RouteInput<'timeline.read'> => ({ entity, id, kinds: [...kinds], limit: TIMELINE_PAGE, after: null });

export const TIMELINE_EVENTS: readonly EventName[] = [
  ...(['customers.changed', 'contacts.changed', 'activities.changed', 'opportunities.changed'] as const),
  ...(['cases.changed', 'contracts.changed', 'payments.changed'] as const),
];

/** The people at a customer, in the order in which they came. */
export const peopleOf = (customerId: string): RouteInput<'contacts.list'> => ({
  ...{ customerId, limit: 50 },
  sort: { field: 'createdAt', isDescending: false },
});

export const PEOPLE_EVENTS: readonly EventName[] = ['contacts.changed', 'customers.changed'];

export const HEALTH_EVENTS: readonly EventName[] = [
  ...(['activities.changed', 'cases.changed', 'opportunities.changed'] as const),
  ...(['contracts.changed', 'payments.changed'] as const),
];
