import { expect, test } from 'vitest';
import type { z } from 'zod';
import { ENTITIES } from './entities.ts';
import { entityTable } from './entity-table.ts';
import { entityFields, SORT_FIELDS, type Field } from './fields.ts';
import { recordSchemas } from './records.ts';

/** Fields that hold more than one value, or that lists do not ask about. */
const MANIFOLD = ['sync', 'deletedAt', 'creditAssessments', 'tags', 'members', 'tenants', 'attachments'];
const OF_THEIR_OWN = ['convertedTo', 'stageHistory', 'comments', 'results', 'place', 'data'];

const SAMPLES: Readonly<Record<Field['kind'], unknown>> = {
  text: 'some@text',
  number: 5,
  cents: 1,
  day: '2026-01-31',
  moment: '2026-01-31T08:00:00.000Z',
  choice: '',
  reference: '01890000-0000-7000-8000-000000000001',
};

test.each(ENTITIES)('every field of %s that holds one value is in the table, with what its schema takes', (entity) => {
  const shape: Readonly<Record<string, z.ZodType>> = recordSchemas[entity].shape;
  const single = Object.keys(shape).filter((name) => ![...MANIFOLD, ...OF_THEIR_OWN].includes(name));
  const { 'sync.state': state, ...fields } = entityFields[entity];
  expect(state?.kind).toBe('choice');
  expect(Object.keys(fields).toSorted()).toEqual(single.toSorted());
  for (const [name, field] of Object.entries(fields)) {
    const samples = field.kind === 'choice' ? field.choices : [SAMPLES[field.kind]];
    for (const sample of name === 'id' ? [] : samples) {
      expect([name, shape[name]?.safeParse(sample).success]).toEqual([name, true]);
    }
    const isClosed = field.kind === 'choice' || field.kind === 'reference';
    if (isClosed) expect([name, shape[name]?.safeParse('none of them').success]).toEqual([name, false]);
  }
});

test.each(ENTITIES)('the references of %s are those that generic code follows', (entity) => {
  const references = Object.entries(entityFields[entity]).flatMap(([name, field]) =>
    field.kind === 'reference' ? [[name, field.to]] : [],
  );
  expect(Object.fromEntries(references)).toEqual(entityTable[entity].references);
});

test.each(ENTITIES)('%s is sorted by fields that it has', (entity) => {
  expect(SORT_FIELDS[entity].filter((name) => !Object.hasOwn(entityFields[entity], name))).toEqual([]);
});
