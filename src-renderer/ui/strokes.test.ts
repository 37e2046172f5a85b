import { expect, test } from 'vitest';
import { capsOf, isComposing, keyName } from './strokes.ts';

const stroke = { key: 'z', ctrlKey: false, metaKey: false, altKey: false };

test('a shortcut that fires while Pinyin is being composed would tear the word apart', () => {
  expect(isComposing({ isComposing: true, keyCode: 74 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 74 })).toBe(false);
});

test('Ctrl and ⌘ are one modifier, and caps lock does not change a letter', () => {
  expect(keyName({ ...stroke, ctrlKey: true })).toBe('mod+z');
  expect(keyName({ ...stroke, metaKey: true, key: 'Z' })).toBe('mod+z');
  expect(keyName({ ...stroke, key: 'J' })).toBe('j');
  expect(keyName({ ...stroke, key: 'ArrowDown' })).toBe('ArrowDown');
});

test('Shift makes another stroke of a key that moves, and another character of a letter', () => {
  expect(keyName({ ...stroke, key: 'ArrowDown', shiftKey: true })).toBe('shift+ArrowDown');
  expect(keyName({ ...stroke, key: 'End', ctrlKey: true, shiftKey: true })).toBe('mod+shift+End');
  expect(keyName({ ...stroke, key: '?', shiftKey: true })).toBe('?');
  expect(capsOf('shift+ArrowDown', 'Ctrl')).toEqual([['Shift', '↓']]);
});

test('a full-width mark of a Chinese keyboard is the key that it stands on', () => {
  expect(keyName({ ...stroke, key: '？' })).toBe('?');
  expect(keyName({ ...stroke, key: '／' })).toBe('/');
});

test('keys are shown as they are printed', () => {
  expect(capsOf('mod+k', '⌘')).toEqual([['⌘', 'K']]);
  expect(capsOf('alt+ArrowLeft', 'Ctrl')).toEqual([['Alt', '←']]);
  expect(capsOf('g c', 'Ctrl')).toEqual([['G'], ['C']]);
  expect(capsOf('+', 'Ctrl')).toEqual([['+']]);
  expect(capsOf(' ', 'Ctrl')).toEqual([['Space']]);
});
