import { describe, expect, test } from 'vitest';
import { deciding, editedCustomer, inConflict, withOp } from '../../../../test/support/troubled-customer.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { resolveField, type FieldChoice } from './resolve-field.ts';

/** Region changed on both sides, industry here alone. */
const disputed = (): Customer =>
  inConflict(editedCustomer({ region: '华南', industry: '零售' }), { field: 'region', base: '华东', theirs: '华北' });
const decide = (record: Customer, choice: FieldChoice, field = 'region') =>
  resolveField('customers', record, { field, choice, context: deciding });
const changed = ({ sync }: Customer) => sync.ops.map((op) => [op.state, op.changed, op.base]);

describe('[P18] a decision about a field', () => {
  test('theirs: their value stands and nothing is sent for it; the rest still flows', () => {
    const { record } = decide(disputed(), { take: 'theirs' });
    expect(record).toMatchObject({ region: '华北', industry: '零售', sync: { state: 'pending', conflicts: [] } });
    expect(changed(record).map(([, names]) => names)).toEqual([['industry']]);
  });

  test('mine: it is sent as a change of what the server has now, or the next look would ask again', () => {
    const { record } = decide(disputed(), { take: 'mine' });
    expect(record).toMatchObject({
      region: '华南',
      sync: { state: 'pending', conflicts: [], base: { region: '华北' } },
    });
    expect(record.sync.ops).toHaveLength(1);
    expect(record.sync.ops[0]?.changed.toSorted()).toEqual(['industry', 'region']);
  });

  test('base: the old value is sent over theirs instead of being dropped as no change', () => {
    const { record } = decide(disputed(), { take: 'base' });
    expect(record).toMatchObject({ region: '华东', sync: { base: { region: '华北' } } });
    expect(record.sync.ops[0]?.changed).toContain('region');
  });

  test('a typed value goes through the schema of the field', () => {
    expect(decide(disputed(), { take: 'value', value: ' 西南 ' }).record.region).toBe('西南');
    expect(() => decide(disputed(), { take: 'value', value: 7 })).toThrow('INVALID_INPUT');
  });

  test('[P20] an empty field can be the decision, and is sent as such', () => {
    const { record } = decide(disputed(), { take: 'value', value: null });
    expect(record.region).toBeNull();
    expect(record.sync.ops[0]?.changed).toContain('region');
  });

  test.each([
    [{ take: 'mine' }, ['华北']],
    [{ take: 'theirs' }, ['华南']],
    [{ take: 'base' }, ['华南', '华北']],
    [{ take: 'value', value: '西南' }, ['华南', '华北']],
  ] as const)('%j leaves every value given up in the history', (choice, given) => {
    const { history, record } = decide(disputed(), choice);
    expect(history.map(({ before }) => before)).toEqual(given);
    for (const entry of history) expect(entry).toMatchObject({ after: record.region, source: 'edit', by: 'wang' });
  });

  test('a second decision, or one about a field that is in no conflict, says so', () => {
    const { record } = decide(disputed(), { take: 'mine' });
    expect(() => decide(record, { take: 'mine' })).toThrow('CONFLICT_NOT_FOUND');
    expect(() => decide(disputed(), { take: 'mine' }, 'industry')).toThrow('CONFLICT_NOT_FOUND');
  });
});

describe('[P16] hidden values', () => {
  const hidden = (): Customer =>
    inConflict(editedCustomer({ phone: '13900001111' }), {
      field: 'phone',
      base: '13812345678',
      theirs: '137****0000',
    });

  test.each([{ take: 'theirs' }, { take: 'value', value: '137****0000' }] as const)('%j is refused', (choice) => {
    expect(() => decide(hidden(), choice, 'phone')).toThrow('INVALID_INPUT');
  });

  test('mine is sent over the mask that the person saw, which becomes no base', () => {
    const { record } = decide(hidden(), { take: 'mine' }, 'phone');
    expect(record).toMatchObject({ phone: '13900001111', sync: { base: {}, display: { phone: '137****0000' } } });
    expect(record.sync.ops[0]?.changed).toEqual(['phone']);
  });

  test('a base that nobody knows cannot be taken', () => {
    const unknown = withOp(hidden(), { base: {} });
    expect(() => decide(unknown, { take: 'base' }, 'phone')).toThrow('INVALID_INPUT');
  });
});

describe('[P6] while ours is on its way', () => {
  test('theirs is said again on top, since ours may arrive first', () => {
    const onItsWay = withOp(disputed(), { state: 'sending', frozenBody: { region: '华南' } });
    const { record } = decide(onItsWay, { take: 'theirs' });
    expect(record.region).toBe('华北');
    expect(record.sync.ops.map(({ state, changed: names }) => [state, names])).toEqual([
      ['sending', ['industry', 'region']],
      ['pending', ['region']],
    ]);
    expect(record.sync.ops[1]?.base).toEqual({ region: '华南' });
  });

  test('[P3] a patch of unknown fate is planned anew under a new key: its body must not be replayed', () => {
    const lost = withOp(disputed(), { state: 'unknown', frozenBody: { region: '华南' } });
    const { record } = decide(lost, { take: 'theirs' });
    expect(record.sync.ops).toHaveLength(1);
    expect(record.sync.ops[0]).toMatchObject({ state: 'pending', frozenBody: null, changed: ['industry'] });
    expect(record.sync.ops[0]?.id).not.toBe(lost.sync.ops[0]?.id);
  });
});
