import { expect, test } from 'vitest';
import { accessOf, editorKey } from './editable.ts';

test('what the server gives and what the program keeps is not opened for writing', () => {
  expect(['phone', 'remarks', 'status'].map((field) => accessOf('customers', field))).toEqual(['open', 'open', 'open']);
  expect(['no', 'loyaltyLevel', 'serverId'].map((field) => accessOf('customers', field))).toEqual(
    Array.from({ length: 3 }, () => 'server'),
  );
  expect(['sync.state', 'updatedAt'].map((field) => accessOf('contacts', field))).toEqual(['program', 'program']);
  expect(accessOf('contacts', 'customerId')).toBe('open');
});

test('Enter saves and goes down, Tab to the right, both back with Shift; a long text keeps its line breaks', () => {
  const press = (key: string, shiftKey = false, isLong = false) => editorKey({ key, shiftKey }, isLong);
  expect([press('Enter'), press('Enter', true)]).toEqual([
    { row: 1, column: 0 },
    { row: -1, column: 0 },
  ]);
  expect([press('Tab'), press('Tab', true)]).toEqual([
    { row: 0, column: 1 },
    { row: 0, column: -1 },
  ]);
  expect([press('Escape'), press('a'), press('ArrowDown')]).toEqual(['leave', null, null]);
  expect([press('Enter', true, true), press('Enter', false, true)]).toEqual([null, { row: 1, column: 0 }]);
});
