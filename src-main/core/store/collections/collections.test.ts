import { expect, test } from 'vitest';
import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { SORT_FIELDS } from '../../../../src-shared/domain/fields.ts';
import { collections } from './collections.ts';
import { sortIndex } from './collection.ts';

test.each(ENTITIES)('every field that lists of %s are sorted by has an index in the order of the list', (entity) => {
  const indexes = (collections[entity].storage.indexes ?? []).map(({ fields }) => fields.slice(0, 4).join());
  const missing = SORT_FIELDS[entity].filter((field) => !indexes.includes(sortIndex(field).fields.slice(0, 4).join()));
  expect(missing).toEqual([]);
});
