import {
  figureIndex,
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';
import { NOT_RECEIVED, RECEIVED } from '../read-models/conditions.ts';

export const paymentsCollection: CollectionDefinition<'payments'> = {
  schema: recordSchema('payments', {
    properties: { customerId: text(36), dueDate: text(10), paidDate: text(10) },
    required: ['customerId', 'amountCents'],
  }),
  storage: {
    ...recordStorage,
    indexes: [
      ...recordIndexes,
      sortIndex('customerId'),
      sortIndex('dueDate'),
      sortIndex('paidDate'),
      figureIndex(['paidDate', 'amountCents', 'ownerId', 'status'], RECEIVED),
      figureIndex(['dueDate', 'id', 'amountCents', 'ownerId', 'status'], NOT_RECEIVED),
    ],
    search: ['remarks'],
  },
};
