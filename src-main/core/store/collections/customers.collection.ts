import {
  figureIndex,
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';
import { HAS_LEVEL } from '../read-models/conditions.ts';

export const customersCollection: CollectionDefinition<'customers'> = {
  schema: recordSchema('customers', {
    properties: { name: text(200), industry: text(200), region: text(200), status: text(20) },
    required: ['name'],
  }),
  storage: {
    ...recordStorage,
    indexes: [
      ...recordIndexes,
      sortIndex('name'),
      sortIndex('industry'),
      sortIndex('region'),
      figureIndex(['employeeCount']),
      figureIndex(['loyaltyLevel', 'id', 'ownerId'], HAS_LEVEL),
      figureIndex(['ownerId', 'createdAt', 'industry', 'region', 'employeeCount']),
    ],
    // The name stands first: a search ranks records whose first field begins with the text before the others.
    search: ['name', 'contactPerson', 'phone', 'email', 'address', 'taxNo', 'no'],
    pinyin: ['name', 'contactPerson'],
  },
};
