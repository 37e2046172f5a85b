import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const paymentsCollection: CollectionDefinition<'payments'> = {
  schema: recordSchema('payments', {
    properties: { customerId: text(36), dueDate: text(10), paidDate: text(10) },
    required: ['customerId', 'amountCents'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('customerId'), sortIndex('dueDate'), sortIndex('paidDate')],
    search: ['remarks'],
  },
};
