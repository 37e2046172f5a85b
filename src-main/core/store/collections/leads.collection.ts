import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const leadsCollection: CollectionDefinition<'leads'> = {
  schema: recordSchema('leads', {
    properties: { name: text(200), status: text(20) },
    required: ['name'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('name'), sortIndex('status')],
    search: ['name', 'company', 'contactPerson', 'phone', 'email'],
    pinyin: ['name', 'company', 'contactPerson'],
  },
};
