import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CUSTOMER_WIRE_FIELDS } from '../../../../src-shared/contract/crm-cell/customer.fields.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { isMasked, maskPhone } from '../../../../src-shared/lib/mask.ts';
import { mergeField, type FieldSides } from './merge-field.ts';

const wire = CUSTOMER_WIRE_FIELDS.find(({ ours }) => ours === 'phone')!;
const clear = (value: Json): FieldSides['theirs'] => ({ kind: 'clear', value });
const hidden = (value: string): FieldSides['theirs'] => ({ kind: 'masked', shown: maskPhone(value) });
const [BASE, MINE, THEIRS] = ['13811110000', '13822220000', '13833330000'];
const merge = (sides: Partial<FieldSides>) =>
  mergeField({
    wire,
    mine: MINE,
    base: BASE,
    theirs: clear(BASE),
    isDirty: true,
    sent: [],
    conflict: null,
    display: undefined,
    isDetail: true,
    now: '2026-05-01T08:00:00.000Z',
    ...sides,
  });

describe('a field changed here', () => {
  test('stays when the server has what we started from', () =>
    expect(merge({})).toMatchObject({ value: MINE, conflict: null }));
  test('is agreed when both did the same', () =>
    expect(merge({ theirs: clear(MINE) })).toMatchObject({ isAgreed: true, conflict: null }));
  test('[P18] becomes a conflict that keeps both', () =>
    expect(merge({ theirs: clear(THEIRS) })).toMatchObject({ value: MINE, conflict: { base: BASE, theirs: THEIRS } }));
  test('is no conflict with what we ourselves sent', () =>
    expect(merge({ theirs: clear(THEIRS), sent: [THEIRS] })).toMatchObject({ value: MINE, conflict: null }));
  test('behind the mask of our start is unchanged there', () =>
    expect(merge({ theirs: hidden(BASE) })).toMatchObject({ value: MINE, conflict: null }));
  test('behind another mask asks for the record on a list, and is a conflict in the record', () => {
    expect(merge({ theirs: hidden('15900009999'), isDetail: false })).toMatchObject({
      conflict: null,
      needsDetail: true,
    });
    expect(merge({ theirs: hidden('15900009999') })).toMatchObject({
      value: MINE,
      conflict: { theirs: '159****9999' },
    });
  });
  test('of which the start is unknown: an empty one there is no loss, another value is', () => {
    expect(merge({ base: undefined, theirs: clear(null) }).conflict).toBeNull();
    expect(merge({ base: undefined, theirs: clear(THEIRS) }).conflict).toMatchObject({ theirs: THEIRS });
    expect(merge({ base: undefined, theirs: clear(THEIRS), display: maskPhone(THEIRS) }).conflict).toBeNull();
  });
});

describe('a field untouched here', () => {
  const untouched = { isDirty: false, mine: BASE };
  test('takes what the server says', () => expect(merge({ ...untouched, theirs: clear(THEIRS) }).value).toBe(THEIRS));
  test('[P20] takes an emptied one', () => expect(merge({ ...untouched, theirs: clear(null) }).value).toBeNull());
  test('[P12] keeps its clear value behind any mask, and looks whether it is out of date', () => {
    expect(merge({ ...untouched, theirs: hidden(BASE) })).toMatchObject({ value: BASE, provenance: 'clear' });
    expect(merge({ ...untouched, theirs: hidden(BASE), isDetail: false })).toMatchObject({
      value: BASE,
      needsDetail: true,
    });
    expect(merge({ ...untouched, theirs: hidden('15900009999') })).toMatchObject({ value: BASE, provenance: 'stale' });
  });
  test('[P16] that was never seen clear is shown and not held', () =>
    expect(merge({ ...untouched, mine: undefined, theirs: hidden(BASE) })).toMatchObject({
      value: undefined,
      provenance: 'masked',
      display: maskPhone(BASE),
    }));
});

test('[P14][P22] whatever meets: no mask becomes a value, and merging again changes nothing', () => {
  const phone = fc.constantFrom(BASE, MINE, THEIRS, '12345', null);
  const theirs = fc.oneof(phone.map(clear), fc.constantFrom(BASE, THEIRS, '12345').map(hidden));
  const sides = fc.record({
    mine: fc.option(phone, { nil: undefined }),
    base: fc.option(phone, { nil: undefined }),
    theirs,
    isDirty: fc.boolean(),
    isDetail: fc.boolean(),
    sent: fc.array(phone, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(sides, (given) => {
      const once = merge(given);
      expect(typeof once.value === 'string' && isMasked(once.value)).toBe(false);
      const again = merge({ ...given, mine: once.value, conflict: once.conflict, display: once.display });
      expect(again.value).toEqual(once.value);
      if (given.base !== undefined || !given.isDirty) expect(again.conflict).toEqual(once.conflict);
    }),
  );
});
