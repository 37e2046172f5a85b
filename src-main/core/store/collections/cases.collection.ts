import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const casesCollection: CollectionDefinition<'cases'> = {
  schema: recordSchema('cases', {
    properties: { customerId: text(36), status: text(20), priority: text(20) },
    required: ['subject', 'customerId'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('customerId'), sortIndex('status'), sortIndex('priority')],
    search: ['subject', 'no'],
    pinyin: ['subject'],
  },
};
