import {
  figureIndex,
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';
import { OPEN_TASK } from '../read-models/conditions.ts';

export const tasksCollection: CollectionDefinition<'tasks'> = {
  schema: recordSchema('tasks', {
    properties: { dueAt: text(24), customerId: text(36) },
    required: ['title'],
  }),
  storage: {
    ...recordStorage,
    indexes: [
      ...recordIndexes,
      sortIndex('dueAt'),
      sortIndex('customerId'),
      figureIndex(['dueAt', 'id', 'ownerId', 'status'], OPEN_TASK),
    ],
    search: ['title'],
    pinyin: ['title'],
  },
};
