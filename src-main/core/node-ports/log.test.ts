import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLog } from './log.ts';
import { harmlessMessage, harmlessParts, WITHHELD } from './log-parts.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('what a log may hold', () => {
  it.each([
    ['code', 'STORE_KEY_WRONG'],
    ['code', 'SQLITE_FULL'],
    ['code', 'HTTP_503'],
    ['errorClass', 'TypeError'],
    ['opId', '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['route', 'customers.create'],
    ['state', 'unknown'],
    ['at', '2026-11-21T09:00:00.000Z'],
    ['version', '0.1.0'],
    ['count', 24_514],
    ['isOnline', false],
    ['next', null],
  ])('%s %j is of use and harms nobody', (name, value) => {
    expect(harmlessParts({ [name]: value })).toEqual({ [name]: value });
  });

  it.each([
    '13800138000',
    '+86 138 0013 8000',
    '010-65123456',
    '张伟',
    'Zhang Wei',
    'zhangwei',
    '北京星辰科技有限公司',
    'wei.zhang@example.com',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl',
    'Bearer abc',
    'AKIAIOSFODNN7EXAMPLE',
    'ab'.repeat(32),
    'https://crm.example.com/customers?keyword=张伟',
    '/home/zhangwei/.config/Satchel',
    'ZhangWeiHasAnError but not only',
    '',
  ])('%j is withheld', (value) => {
    expect(harmlessParts({ value })).toEqual({ value: WITHHELD });
  });

  it('a phone number is no count, and a part’s name is no place for a value', () => {
    expect(harmlessParts({ phone: 13_800_138_000 })).toEqual({ phone: WITHHELD });
    expect(harmlessParts({ '13800138000': 1, 张伟: true, 'a b': null })).toEqual({});
  });

  it.each([
    'call of 13800138000 failed',
    '张伟 failed',
    'Zhang Wei failed',
    'x'.repeat(81),
    'failed\n{"level":"info"}',
  ])('a message with something put in (%j) is withheld', (message) => {
    expect(harmlessMessage(message)).toBe(WITHHELD);
  });

  it('no phone number, no address and no token gets through, however it is written', () => {
    const digits = fc.stringMatching(/^[+]?\d[\d -]{6,14}\d$/u);
    const token = fc
      .stringMatching(/^[A-Za-z0-9_-]{16,40}(\.[A-Za-z0-9_-]{8,40}){0,2}$/u)
      .filter((text) => /\d/u.test(text));
    fc.assert(
      fc.property(fc.oneof(digits, token, fc.emailAddress()), (secret) => {
        expect(JSON.stringify(harmlessParts({ value: secret, [secret]: 1 }))).not.toContain(secret);
        expect(harmlessMessage(`sent ${secret}`)).toBe(WITHHELD);
      }),
      { numRuns: 5_000, seed: 3 },
    );
  });
});

describe('the log file', () => {
  it('gets one JSON line an entry, with nothing of what was withheld', () => {
    const file = join(folder, 'logs', 'core.log');
    const log = createFileLog({ file });
    log.info('round over', { count: 3, state: 'pending' });
    log.error('request failed', { route: 'customers.create', name: '张伟', phone: '13800138000' });
    expect(lines(file)).toEqual([
      { at: expect.any(String) as string, level: 'info', message: 'round over', count: 3, state: 'pending' },
      {
        at: expect.any(String) as string,
        level: 'error',
        message: 'request failed',
        route: 'customers.create',
        name: WITHHELD,
        phone: WITHHELD,
      },
    ]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('two logs of one process do not write into each other', () => {
    const one = join(folder, 'one.log');
    const two = join(folder, 'two.log');
    const [first, second] = [createFileLog({ file: one }), createFileLog({ file: two })];
    first.warn('first');
    second.warn('second');
    expect(lines(one)).toHaveLength(1);
    expect(lines(two)).toMatchObject([{ message: 'second' }]);
  });
});
