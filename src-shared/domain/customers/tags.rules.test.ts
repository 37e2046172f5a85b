import { expect, test } from 'vitest';
import { tagsBack, withTags, type Tag } from './tags.rules.ts';

const tag = (name: string): Tag => ({ id: `id of ${name}`, serverId: null, name });
const ids = (): (() => string) => {
  let count = 0;
  return () => `new ${(count += 1)}`;
};

test('tags are a set: none is there twice, whatever its width and case, and order and ids of the others stay', () => {
  const tags = [tag('年框客户'), { ...tag('VIP'), serverId: '7' }];
  expect(
    withTags(tags, { add: [' ｖｉｐ', '需开专票', '需开专票 ', ' '], remove: ['年框客户', '没有的'] }, ids()),
  ).toEqual([
    { ...tag('VIP'), serverId: '7' },
    { id: 'new 1', serverId: null, name: '需开专票' },
  ]);
  expect(withTags(tags, { add: ['vip'], remove: [] }, ids())).toBe(tags);
});

test('the way back of a change leaves alone what somebody else changed meanwhile', () => {
  const before = [tag('年框客户'), tag('VIP')];
  const after = withTags(before, { add: ['二期扩产'], remove: ['VIP'] }, ids());
  const meanwhile = withTags(after, { add: ['进口替代'], remove: ['年框客户'] }, ids());
  const back = withTags(meanwhile, tagsBack(after, before), ids());
  expect(back.map(({ name }) => name)).toEqual(['进口替代', 'VIP']);
});
