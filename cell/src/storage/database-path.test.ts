import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { databasePath } from './database-path.ts';

test.each([
  ['sqlite:///./crm_cell.db', resolve('crm_cell.db')],
  ['sqlite:////var/lib/cell.db', '/var/lib/cell.db'],
  ['data/cell.db', resolve('data/cell.db')],
  ['/var/lib/cell.db', '/var/lib/cell.db'],
  [':memory:', ':memory:'],
  ['sqlite:///:memory:', ':memory:'],
])('%s', (url, path) => {
  expect(databasePath(url)).toBe(path);
});

test.each(['postgres://h/db', 'postgresql://h/db', 'mysql://h/db', 'sqlite:///', ''])('%s is refused', (url) => {
  expect(() => databasePath(url)).toThrow();
});
