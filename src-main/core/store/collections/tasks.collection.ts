import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const tasksCollection: CollectionDefinition<'tasks'> = {
  schema: recordSchema('tasks', {
    properties: { dueAt: text(24), customerId: text(36) },
    required: ['title'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('dueAt'), sortIndex('customerId')],
    search: ['title'],
    pinyin: ['title'],
  },
};
