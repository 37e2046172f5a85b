import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const campaignsCollection: CollectionDefinition<'campaigns'> = {
  schema: recordSchema('campaigns', {
    properties: { name: text(200), status: text(20) },
    required: ['name'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('status'), sortIndex('name')],
    search: ['name', 'targetAudience', 'no'],
    pinyin: ['name'],
  },
};
