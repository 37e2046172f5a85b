import {
  figureIndex,
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';
import { WITH_CONTACT } from '../read-models/conditions.ts';

export const activitiesCollection: CollectionDefinition<'activities'> = {
  schema: recordSchema('activities', {
    properties: { customerId: text(36), startAt: text(24) },
    required: ['type', 'subject'],
  }),
  storage: {
    ...recordStorage,
    indexes: [
      ...recordIndexes,
      sortIndex('customerId'),
      sortIndex('startAt'),
      figureIndex(['startAt', 'createdAt', 'status', 'ownerId']),
      figureIndex(['customerId', 'startAt', 'createdAt', 'status']),
      figureIndex(['contactId', 'startAt', 'createdAt', 'status'], WITH_CONTACT),
    ],
    search: ['subject', 'location', 'outcome'],
    pinyin: ['subject'],
  },
};
