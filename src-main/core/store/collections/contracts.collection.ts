import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const contractsCollection: CollectionDefinition<'contracts'> = {
  schema: recordSchema('contracts', {
    properties: { title: text(200), customerId: text(36), endDate: text(10) },
    required: ['title', 'customerId'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('title'), sortIndex('customerId'), sortIndex('endDate')],
    search: ['title', 'no'],
    pinyin: ['title'],
  },
};
