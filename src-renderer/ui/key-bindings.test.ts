import { expect, test } from 'vitest';
import { meantBy, problemOf, rebound, strokesOf } from './key-bindings.ts';

const bindings = { e: 'i', c: 'mod+j', 'g c': 'g k' };

test('a shortcut that was moved is heard at its new place and nowhere else', () => {
  expect(meantBy(bindings, 'i')).toBe('e');
  expect(meantBy(bindings, 'e')).toBeNull();
  expect(meantBy(bindings, 'g k')).toBe('g c');
  expect(meantBy(bindings, 'j')).toBe('j');
});

test('what goes on from a stroke that was moved goes on from its new place', () => {
  expect(strokesOf(bindings, 'c p')).toBe('mod+j p');
  expect(strokesOf(bindings, 'g c')).toBe('g k');
  expect(strokesOf(bindings, 'g t')).toBe('g t');
});

test('two shortcuts with one stroke, or one that begins with the other, would hide each other', () => {
  const others = ['e', 'c', 'g c', 'g t', 'n'];
  const of = (own: string, strokes: string) => problemOf(bindings, { own, strokes, others });
  expect(of('n', 'i')).toEqual({ kind: 'taken', by: 'e' });
  expect(of('n', 'e')).toBeNull();
  expect(of('n', 'g')).toEqual({ kind: 'taken', by: 'g c' });
  expect(of('g c', 'n x')).toEqual({ kind: 'taken', by: 'n' });
  expect(of('n', 'n')).toBeNull();
});

test('keys of text fields and lists are not given away', () => {
  for (const strokes of ['mod+z', 'Enter', 'ArrowDown', 'shift+Home', 'mod+Home', 'mod+Enter', 'Escape', ' ']) {
    expect(problemOf({}, { own: 'n', strokes, others: [] })).toEqual({ kind: 'fixed' });
  }
});

test('a shortcut put back needs no note any more', () => {
  expect(rebound(bindings, 'e', 'e')).toEqual({ c: 'mod+j', 'g c': 'g k' });
  expect(rebound(bindings, 'n', 'a')).toEqual({ ...bindings, n: 'a' });
});
