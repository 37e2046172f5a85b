import { expect, test } from 'vitest';
import { SCREEN_ENTITIES } from '../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import { FIELD_GROUPS } from './kinds.ts';

test.each(SCREEN_ENTITIES)(
  'a writable field of %s that stands in no group, or in two, could not be edited',
  (entity) => {
    const grouped = FIELD_GROUPS[entity].flatMap((group) => [...group.fields]);
    expect([...grouped].sort()).toEqual([...entityTable[entity].writable].sort());
  },
);
