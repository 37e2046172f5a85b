import {
  figureIndex,
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';
import { ACTIVE_CONTRACT, RENEWS } from '../read-models/conditions.ts';

export const contractsCollection: CollectionDefinition<'contracts'> = {
  schema: recordSchema('contracts', {
    properties: { title: text(200), customerId: text(36), endDate: text(10) },
    required: ['title', 'customerId'],
  }),
  storage: {
    ...recordStorage,
    indexes: [
      ...recordIndexes,
      sortIndex('title'),
      sortIndex('customerId'),
      sortIndex('endDate'),
      figureIndex(['endDate', 'id', 'ownerId', 'status'], ACTIVE_CONTRACT),
      figureIndex(['renewedFromId'], RENEWS),
    ],
    search: ['title', 'no'],
    pinyin: ['title'],
  },
};
