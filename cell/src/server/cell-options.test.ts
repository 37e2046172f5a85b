import { describe, expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { cellOptions } from './cell-options.ts';
import { tokenOptions, userOptions } from './person-options.ts';
import { settingsFrom } from './settings.ts';

describe('cell', () => {
  test('without flags and variables is what the documents say', () => {
    expect(settingsFrom(cellOptions([], {}))).toMatchObject({
      host: '127.0.0.1',
      port: 8001,
      db: 'sqlite:///./crm_cell.db',
      idempotency: 'conflict',
      rate: null,
      hasTestFaults: false,
      isStrict: false,
      defaultTenantId: 'default',
      jwtSecret: null,
      platformAuthUrl: null,
    });
  });

  test('takes every flag of the contract', () => {
    const line =
      '--port 0 --host 0.0.0.0 --db :memory: --profile crm-cell --no-extension masking --no-extension etag ' +
      '--idempotency replay --s3-http-200 --not-implemented /leads/{id} --rate 5 --test-faults';
    expect(cellOptions(line.split(' '), {})).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      db: ':memory:',
      without: ['masking', 'etag'],
      idempotency: 'replay',
      notImplemented: ['/leads/{id}'],
      rate: 5,
      hasTestFaults: true,
    });
  });

  test('honours the variables, and a flag before its variable', () => {
    const env = {
      PORT: '9001',
      CRM_DATABASE_URL: 'a.db',
      CRM_AUTH_STRICT: '1',
      DEFAULT_TENANT_ID: 'house',
      PLATFORM_AUTH_URL: 'https://platform.example.com/check',
      CELL_JWT_SECRET: 'secret',
    };
    expect(cellOptions([], env)).toMatchObject({
      port: 9001,
      db: 'a.db',
      isStrict: true,
      defaultTenantId: 'house',
      platformAuthUrl: 'https://platform.example.com/check',
      jwtSecret: 'secret',
    });
    expect(cellOptions(['--port', '1', '--db', 'b.db'], env)).toMatchObject({ port: 1, db: 'b.db' });
    const empty = Object.fromEntries(Object.keys(env).map((name) => [name, '']));
    expect(settingsFrom(cellOptions([], empty))).toEqual(settingsFrom(cellOptions([], {})));
  });

  test.each([
    ['--bogus'],
    ['stray'],
    ['--port'],
    ['--port', '70000'],
    ['--port', '1e3'],
    ['--profile', 'nonsense'],
    ['--profile', 'erp-crm'],
    ['--no-extension', 'nonsense'],
    ['--idempotency', 'maybe'],
    ['--rate', '0'],
    ['--rate', '-1'],
    ['--not-implemented', 'leads'],
    ['--test-faults=yes'],
  ])('refuses %s %s with a sentence in both languages', (...args) => {
    expect(() => cellOptions(args, {})).toThrow(UsageError);
    try {
      cellOptions(args, {});
    } catch (error) {
      expect((error as UsageError).zh).toMatch(/\p{Script=Han}/u);
      expect((error as UsageError).en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test.each([{ PORT: 'x' }, { CRM_AUTH_STRICT: 'yes' }, { PLATFORM_AUTH_URL: 'nowhere' }])('refuses %o', (env) => {
    expect(() => cellOptions([], env)).toThrow(UsageError);
  });
});

describe('cell:token and cell:user', () => {
  const person = ['--tenant', 't1', '--user', 'li'];

  test('default to a salesperson for twelve hours', () => {
    expect(tokenOptions(person, {}).wish).toEqual({ tenantId: 't1', userId: 'li', role: 'sales', hours: 12 });
    expect(userOptions([...person, '--role', 'admin', '--password-stdin'], {}).person).toEqual({
      tenantId: 't1',
      userId: 'li',
      role: 'admin',
    });
  });

  test.each([
    ['--user', 'li'],
    [...person, '--role', 'king'],
    [...person, '--hours', '0'],
    [...person, '--db', ':memory:'],
    [...person, '--password', 'x'],
    ['--tenant', 'a\nb', '--user', 'li'],
  ])('refuse %s %s %s %s %s %s', (...args) => {
    expect(() => tokenOptions(args, {})).toThrow(UsageError);
  });

  test('cell:user takes the password from standard input only', () => {
    expect(() => userOptions(person, {})).toThrow(UsageError);
  });
});
