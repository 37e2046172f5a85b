import {
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';

export const contactsCollection: CollectionDefinition<'contacts'> = {
  schema: recordSchema('contacts', {
    properties: { name: text(200), customerId: text(36) },
    required: ['name'],
  }),
  storage: {
    ...recordStorage,
    indexes: [...recordIndexes, sortIndex('name'), sortIndex('customerId')],
    // The name stands first: a search ranks records whose first field begins with the text before the others.
    search: ['name', 'phone', 'mobile', 'email', 'position'],
    pinyin: ['name'],
  },
};
