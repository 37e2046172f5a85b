import { expect, test } from 'vitest';
import { sheetGroups } from './sheet-groups.ts';

test('keys that do the same share a line, and a group keeps its place', () => {
  const shortcuts = [
    { strokes: 'j', text: '移动', group: '列表' },
    { strokes: 'mod+k', text: '搜索', group: null },
    { strokes: 'ArrowDown', text: '移动', group: '列表' },
    { strokes: 'j', text: '移动', group: '列表' },
  ];
  expect(sheetGroups(shortcuts)).toEqual([
    { group: '列表', lines: [{ text: '移动', strokes: ['j', 'ArrowDown'] }] },
    { group: null, lines: [{ text: '搜索', strokes: ['mod+k'] }] },
  ]);
});
