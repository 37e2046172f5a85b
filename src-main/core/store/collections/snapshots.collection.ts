import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const snapshotsCollection: CollectionDefinition<'snapshots'> = {
  schema: recordSchema('snapshots', {
    properties: { customerId: text(36), asOf: text(24) },
    required: ['kind', 'asOf'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('customerId'), sortIndex('asOf')],
    search: [],
  },
};
