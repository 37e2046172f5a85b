import { describe, expect, it } from 'vitest';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { countOption, entityOption, parseLine } from './arguments.ts';
import { commands } from './commands.ts';
import { parseSort, parseWhere } from './where.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof SatchelError ? error.code : 'another error';
  }
  return 'no error';
};

describe('a command line', () => {
  it('takes globals before and after the command alike', () => {
    const before = parseLine(['--home', 'd', '--json', 'get', '--entity', 'customers', 'x'], commands);
    const after = parseLine(['get', '--entity', 'customers', 'x', '--json', '--home', 'd'], commands);
    expect(before.command?.name).toBe('get');
    expect(before).toEqual(after);
    expect(before.positionals).toEqual(['x']);
  });

  it.each([
    ['an unknown command', ['lst']],
    ['an unknown flag', ['status', '--fast']],
    ["another command's flag", ['status', '--entity', 'customers']],
    ['a flag without its value', ['list', '--entity']],
    ['a missing id', ['get', '--entity', 'customers']],
    ['one word too many', ['delete', '--entity', 'customers', 'a', 'b']],
  ])('refuses %s as wrong usage', (_, argv) => {
    expect(codeOf(() => parseLine(argv, commands))).toBe('USAGE');
  });

  it('refuses entities and numbers that make no sense', () => {
    expect(codeOf(() => entityOption({ entity: 'constructor' }))).toBe('USAGE');
    expect(codeOf(() => countOption({ limit: '1e9' }, 'limit', { least: 1, most: 100 }))).toBe('USAGE');
    expect(countOption({ limit: '7' }, 'limit', { least: 1, most: 100 })).toBe(7);
  });
});

describe('--where and --sort', () => {
  it('reads a plain value as equal and an object as an operator', () => {
    expect(parseWhere('customers', '{"name":"甲","creditScore":{"gte":60},"phone":null}')).toEqual({
      name: { eq: '甲' },
      creditScore: { gte: 60 },
      phone: { eq: null },
    });
  });

  it.each([
    '[1]',
    '{',
    '{"name":{"like":"x"}}',
    '{"nope":1}',
    '{"sync":1}',
    '{"__proto__x":1}',
    '{"name":{"eq":1,"ne":2}}',
  ])('refuses %s', (text) => {
    expect(codeOf(() => parseWhere('customers', text))).toBe('USAGE');
  });

  it('sorts ascending by a bare field and descending by one with a minus', () => {
    expect(parseSort('customers', 'name')).toEqual({ field: 'name', isDescending: false });
    expect(parseSort('customers', '-createdAt')).toEqual({ field: 'createdAt', isDescending: true });
    expect(codeOf(() => parseSort('customers', '-nope'))).toBe('USAGE');
  });
});
