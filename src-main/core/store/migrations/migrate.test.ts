import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { migrate, versionOf } from './migrate.ts';
import { runMigrations } from './run-migrations.ts';
import { storeMigrations } from './store-migrations.ts';

let folder: ReturnType<typeof temporaryFolder>;
let connection: Connection;
beforeEach(() => {
  folder = temporaryFolder();
  connection = openConnection({ file: join(folder.dir, 'm.db'), key: TEST_KEY });
});
afterEach(() => {
  connection.close();
  folder.remove();
});

const one = { number: 1, sql: 'CREATE TABLE a(x)' };
const two = { number: 2, sql: 'ALTER TABLE a ADD COLUMN y; UPDATE a SET y=x' };
const broken = { number: 2, sql: 'INSERT INTO a VALUES(9); CREATE TABLE a(x)' };
const tables = (): string[] =>
  connection.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type='table'").map(({ name }) => name);

test('a new file gets every migration, an old one those it lacks, with its data', () => {
  migrate(connection, [one]);
  connection.run('INSERT INTO a VALUES(?)', 5);
  migrate(connection, [one, two]);
  expect(connection.all('SELECT x,y FROM a')).toEqual([{ x: 5, y: 5 }]);
  expect(versionOf(connection)).toBe(2);
  migrate(connection, [one, two]);
});

test('a migration that fails leaves the version before, whole', () => {
  migrate(connection, [one]);
  expect(() => migrate(connection, [one, broken])).toThrow();
  expect(versionOf(connection)).toBe(1);
  expect(connection.all('SELECT x FROM a')).toEqual([]);
});

test('a file from a newer version is refused and not touched', () => {
  migrate(connection, [one, two]);
  expect(() => migrate(connection, [one])).toThrow(expect.objectContaining({ code: 'STORE_NEWER' }) as Error);
  expect(versionOf(connection)).toBe(2);
});

test('the store’s own migrations are numbered without gaps and make the plain tables', async () => {
  expect(storeMigrations.map(({ number }) => number)).toEqual(storeMigrations.map((_, index) => index + 1));
  await runMigrations(connection, storeMigrations, () => undefined);
  expect(versionOf(connection)).toBe(storeMigrations.length);
  expect(tables()).toEqual(expect.arrayContaining(['history', 'change_sets', 'settings', 'sync_state', 'store_meta']));
});

test('history cannot be rewritten', async () => {
  await runMigrations(connection, storeMigrations, () => undefined);
  connection.run(`INSERT INTO history(entity,record,at,entry) VALUES('customers','r','t','{}')`);
  expect(() => connection.run(`UPDATE history SET entry='x'`)).toThrow();
  expect(connection.get('SELECT entry FROM history')).toEqual({ entry: '{}' });
});
