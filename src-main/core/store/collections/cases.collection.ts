import {
  figureIndex,
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';
import { OPEN_CASE } from '../read-models/conditions.ts';

export const casesCollection: CollectionDefinition<'cases'> = {
  schema: recordSchema('cases', {
    properties: { customerId: text(36), status: text(20), priority: text(20) },
    required: ['subject', 'customerId'],
  }),
  storage: {
    ...recordStorage,
    indexes: [
      ...recordIndexes,
      sortIndex('customerId'),
      sortIndex('status'),
      sortIndex('priority'),
      figureIndex(['ownerId', 'createdAt']),
      figureIndex(['ownerId', 'status'], OPEN_CASE),
      figureIndex(['createdAt', 'id', 'status'], OPEN_CASE),
    ],
    search: ['subject', 'no'],
    pinyin: ['subject'],
  },
};
