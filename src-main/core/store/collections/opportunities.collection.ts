import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const opportunitiesCollection: CollectionDefinition<'opportunities'> = {
  schema: recordSchema('opportunities', {
    properties: { name: text(200), customerId: text(36), stage: text(20), closeDate: text(10) },
    required: ['name', 'customerId'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('name'), sortIndex('customerId'), sortIndex('stage'), sortIndex('closeDate')],
    search: ['name', 'no'],
    pinyin: ['name'],
  },
};
