import { IconPlus } from '@tabler/icons-react';
import { expect, test } from 'vitest';
import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { HitGroup, RecordLine } from '../../../src-shared/ipc/search.routes.ts';
import type { Command } from './command.ts';
import { isUsable, paletteSections } from './items.ts';

const command = (id: string, title: string, words = '', isOff?: string): Command => ({
  ...{ id, kind: 'do', icon: IconPlus, title, words, isOff },
  run: () => undefined,
});
const commands = [
  command('sync', '立即同步', 'sync now lijitongbu ljtb'),
  command('dark', '深色', 'dark theme shense ss'),
  command('goSync', '同步页', 'sync page'),
  command('off', '新建商机', 'deal', '还没有页面'),
];
/** Leads are the ones that hang on no customer. */
const line = (entity: Entity, id: string, title: string): RecordLine => ({
  ...{ entity, id, title, facts: { words: [] } },
  opensAt: entity === 'leads' ? null : { entity: 'customers', id },
});
const group = (entity: Entity, hasMore = false): HitGroup => ({
  ...{ entity, hasMore },
  hits: [{ ...line(entity, '1', '博瑞'), why: { field: 'name', text: '博瑞', range: [0, 2] } }],
});
const recents = {
  records: [line('customers', '9', '上次')],
  searches: ['hl'],
  place: null,
};
const sections = (text: string, groups: readonly HitGroup[] = []) =>
  paletteSections({ text, groups, recents, commands }).map(({ heading, items }) => [
    heading,
    items.map(({ key }) => key),
  ]);

test('an empty box offers what was used last and everything that can be done', () => {
  expect(sections('  ')).toEqual([
    ['recent', ['recent customers 9']],
    ['searches', ['search hl']],
    ['commands', ['sync', 'dark', 'goSync', 'off']],
  ]);
});

test('what was found stands before what can be done, with the way to all of it where there is a list', () => {
  expect(sections('同步', [group('opportunities', true), group('customers', true)])).toEqual([
    ['opportunities', ['opportunities 1']],
    ['customers', ['customers 1', 'customers all']],
    ['commands', ['goSync', 'sync']],
    ['create', ['create customers named', 'create contacts named']],
  ]);
});

test('behind > only commands are meant, found by title, other language and pinyin', () => {
  expect(sections('>', [group('customers')])).toEqual([['commands', ['sync', 'dark', 'goSync', 'off']]]);
  expect(sections('> ljtb', [group('customers')])).toEqual([['commands', ['sync']]]);
  expect(sections('＞Dark')).toEqual([['commands', ['dark']]]);
  expect(sections('>nothing')).toEqual([]);
});

test('a record that no screen shows and a command that is off lead nowhere, and do not pretend to', () => {
  const all = paletteSections({
    text: '商机',
    groups: [group('leads'), group('opportunities'), group('customers')],
    recents,
    commands,
  });
  expect(all.flatMap(({ items }) => items.map((item) => [item.key, isUsable(item)]))).toEqual([
    ['leads 1', false],
    ['opportunities 1', true],
    ['customers 1', true],
    ['off', false],
    ['create customers named', true],
    ['create contacts named', true],
  ]);
});
