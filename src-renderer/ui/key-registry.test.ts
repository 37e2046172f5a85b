import { expect, test } from 'vitest';
import { createKeyRegistry, type KeyHolder, type KeyReach } from './key-registry.ts';

function press(key: string, timeStamp = 0) {
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, timeStamp };
  return { ...event, preventDefault: () => undefined } as unknown as KeyboardEvent;
}

const holder = (said: string[], keys: readonly string[], name = '', reach: KeyReach = 'page'): KeyHolder => ({
  hear: (strokes) => {
    if (!keys.includes(strokes)) return false;
    said.push(name + strokes);
    return true;
  },
  begins: (goesOn) => keys.some(goesOn),
  shortcuts: () =>
    keys.map((strokes) => ({ strokes, text: name + strokes, group: reach === 'everywhere' ? null : name })),
  reach: () => reach,
});

test('a stroke does one thing: the page goes before the frame, whichever was mounted first', () => {
  const said: string[] = [];
  const registry = createKeyRegistry(() => ({}));
  registry.add(holder(said, ['c', 'n'], 'frame ', 'everywhere'));
  const leave = registry.add(holder(said, ['c'], 'page '));
  registry.hear(press('c'));
  registry.hear(press('n'));
  expect(registry.shortcuts().map(({ text }) => text)).toEqual(['page c', 'frame c', 'frame n']);
  leave();
  registry.hear(press('c'));
  expect(said).toEqual(['page c', 'frame n', 'frame c']);
});

test('what has the focus goes before its page', () => {
  const said: string[] = [];
  const registry = createKeyRegistry(() => ({}));
  registry.add(holder(said, ['Delete', 'x'], 'page '));
  registry.add(holder(said, ['Delete'], 'part ', 'part'));
  registry.hear(press('Delete'));
  registry.hear(press('x'));
  expect(said).toEqual(['part Delete', 'page x']);
});

test('strokes one after another are one shortcut, unless too long a time lies between them', () => {
  const said: string[] = [];
  const registry = createKeyRegistry(() => ({}));
  registry.add(holder(said, ['c'], 'page '));
  registry.add(holder(said, ['g c'], 'frame ', 'everywhere'));
  registry.hear(press('g', 0));
  registry.hear(press('c', 900));
  expect(said).toEqual(['frame g c']);
  registry.hear(press('g', 2_000));
  registry.hear(press('c', 9_000));
  registry.hear(press('g', 10_000));
  registry.hear(press('x', 10_100));
  registry.hear(press('c', 10_200));
  expect(said).toEqual(['frame g c', 'page c', 'page c']);
});

test('a shortcut that a person moved works at its new place, also one of several strokes', () => {
  const said: string[] = [];
  const registry = createKeyRegistry(() => ({ e: 'i', 'g c': 'q c' }));
  registry.add(holder(said, ['e', 'g c']));
  registry.hear(press('e'));
  registry.hear(press('i'));
  registry.hear(press('g', 10));
  registry.hear(press('c', 20));
  expect(said).toEqual(['e']);
  registry.hear(press('q', 30));
  registry.hear(press('c', 40));
  expect(said).toEqual(['e', 'g c']);
});
