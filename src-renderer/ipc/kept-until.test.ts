import { expect, test } from 'vitest';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import { keptUntil } from './kept-until.ts';

test('a list that was left is forgotten once a record of it changes, and only so many are remembered', () => {
  const listeners = new Set<(message: EventMessage) => void>();
  const kept = keptUntil<number>((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, 2);
  const change = (name: 'customers.changed' | 'contacts.changed'): void =>
    listeners.forEach((listener) => listener({ name, data: { ids: null } }));
  kept.set('customers', 1, ['customers.changed']);
  kept.set('contacts', 2, ['contacts.changed', 'customers.changed']);
  change('contacts.changed');
  expect([kept.get('customers'), kept.get('contacts')]).toEqual([1, undefined]);
  kept.set('a', 3, []);
  kept.set('customers', 4, ['customers.changed']);
  kept.set('b', 5, []);
  expect([kept.get('a'), kept.get('customers'), kept.get('b')]).toEqual([undefined, 4, 5]);
  change('customers.changed');
  expect([kept.get('customers'), kept.get('b')]).toEqual([undefined, 5]);
  kept.close();
  expect([kept.get('b'), listeners.size]).toEqual([undefined, 0]);
});
