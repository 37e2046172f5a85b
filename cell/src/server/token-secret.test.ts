import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MEMORY } from '../storage/database-path.ts';
import { tokenSecret } from './token-secret.ts';

test('the secret is made once, kept beside the database for its owner only, and nothing else is left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cell-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'cell.db');
  const secret = tokenSecret({ given: null, path });
  expect(secret).toMatch(/^[0-9a-f]{64}$/u);
  expect(tokenSecret({ given: null, path })).toBe(secret);
  expect(readdirSync(folder)).toEqual(['cell.db.jwt-secret']);
  expect(statSync(`${path}.jwt-secret`).mode & 0o777).toBe(0o600);
  expect(tokenSecret({ given: 'other', path })).toBe('other');
});

test('a database in memory has a secret of its own each time', () => {
  const made = () => tokenSecret({ given: null, path: MEMORY });
  expect(made()).not.toBe(made());
});
