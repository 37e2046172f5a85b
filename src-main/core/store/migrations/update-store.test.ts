import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UpdateProgress } from '../../../../src-shared/ipc/update-progress.ts';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { useWal } from '../sqlite/use-wal.ts';
import { versionOf } from './migrate.ts';
import type { BatchMigration, Migration } from './migration.ts';
import { first } from './0001-first.ts';
import { removeOutdated } from './store-files.ts';
import { openUpdated } from './update-store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let home: string;
beforeEach(() => {
  folder = temporaryFolder();
  home = join(folder.dir, 'home');
  mkdirSync(home);
});
afterEach(() => folder.remove());

const ROWS = 60;
const BATCH = 7;
const base: Migration = { number: 1, sql: `${first.sql} CREATE TABLE notes(n INTEGER PRIMARY KEY, text TEXT)` };
const before: Migration = { number: 2, sql: 'ALTER TABLE notes ADD COLUMN seen INTEGER DEFAULT 0' };
const behind: Migration = { number: 4, sql: 'ALTER TABLE notes ADD COLUMN last INTEGER; UPDATE notes SET last=n' };

/** Doubles a number in every row: a batch that ran twice, or not at all, is seen in the result. */
const doubling = (inside: () => void = () => undefined): BatchMigration => ({
  number: 3,
  prepare: (connection) => connection.script('ALTER TABLE notes ADD COLUMN twice INTEGER; UPDATE notes SET twice=n'),
  total: (connection) => connection.get<{ n: number }>('SELECT count(*) AS n FROM notes')?.n ?? 0,
  batch: (connection, after) => {
    const from = Number(after ?? 0);
    const { changes } = connection.run('UPDATE notes SET twice=twice*2 WHERE n>? AND n<=?', from, from + BATCH);
    inside();
    return { done: changes, cursor: changes < BATCH ? null : String(from + BATCH) };
  },
});
const steps = (inside?: () => void): Migration[] => [base, before, doubling(inside), behind];

const fileIn = (dir: string): string => join(dir, 'store.db');
const openIn = (
  dir: string,
  migrations: readonly Migration[],
  tell: (progress: UpdateProgress) => void = () => undefined,
) =>
  openUpdated({
    ...{ file: fileIn(dir), key: TEST_KEY, migrations, tell },
    layOut: [(connection) => connection.script('CREATE INDEX IF NOT EXISTS notes_twice ON notes(twice)')],
  });

/** A store as version 1 left it. */
function oldStore(dir: string): void {
  const connection = openConnection({ file: fileIn(dir), key: TEST_KEY });
  useWal(connection);
  connection.script(`${'sql' in base ? base.sql : ''}; PRAGMA user_version=1`);
  for (let n = 1; n <= ROWS; n += 1) connection.run('INSERT INTO notes(n,text) VALUES(?,?)', n, `客户${n}`);
  connection.close();
}

const rows = (connection: Connection) => connection.all('SELECT n,text,seen,twice,last FROM notes ORDER BY n');
const wanted = Array.from({ length: ROWS }, (_, index) => ({
  ...{ n: index + 1, text: `客户${index + 1}`, seen: 0, twice: 2 * (index + 1), last: index + 1 },
}));
const names = (dir: string): string[] => readdirSync(dir).toSorted();

function expectUpdated(connection: Connection): void {
  expect(rows(connection)).toEqual(wanted);
  expect(versionOf(connection)).toBe(4);
  expect(connection.all("SELECT name FROM sqlite_schema WHERE name='notes_twice'")).toHaveLength(1);
  expect(connection.all("SELECT key FROM store_meta WHERE key='migration'")).toEqual([]);
}

test('an old file is brought up to date, tells how far it is, and stays beside the new one as it was', async () => {
  oldStore(home);
  const old = readFileSync(fileIn(home));
  const told: UpdateProgress[] = [];
  const connection = await openIn(home, steps(), (progress) => told.push(progress));
  expectUpdated(connection);
  connection.close();
  expect(names(home)).toEqual(['store.before-v1.db', 'store.db']);
  expect(readFileSync(join(home, 'store.before-v1.db')).equals(old)).toBe(true);
  expect(told.filter(({ phase }) => phase === 'updating').map(({ done, total }) => `${done}/${total}`)).toEqual(
    Array.from({ length: 9 }, (_, batch) => `${batch * BATCH}/${ROWS}`),
  );
  expect([...new Set(told.map(({ phase }) => phase))]).toEqual(['copying', 'updating', 'indexing', 'checking']);
});

test('the old file goes after two weeks, and nothing else does', async () => {
  oldStore(home);
  (await openIn(home, steps())).close();
  writeFileSync(join(home, 'notes.before-v1.db'), 'another one’s');
  const keptAt = statSync(join(home, 'store.before-v1.db')).ctimeMs;
  removeOutdated(fileIn(home), keptAt + 13 * 86_400_000);
  expect(names(home)).toContain('store.before-v1.db');
  removeOutdated(fileIn(home), keptAt + 15 * 86_400_000);
  expect(names(home)).toEqual(['notes.before-v1.db', 'store.db']);
});

test('a new file and one that is up to date are opened without a copy', async () => {
  (await openIn(home, steps())).close();
  const connection = await openIn(home, steps());
  expect(versionOf(connection)).toBe(4);
  connection.close();
  expect(names(home)).toEqual(['store.db']);
});

describe('killed at any moment', () => {
  /** The folder as a kill would leave it, at every step and in the middle of every batch. */
  async function moments(): Promise<string[]> {
    const kills: string[] = [];
    const kill = (): void => {
      const at = join(folder.dir, `kill-${kills.length}`);
      cpSync(home, at, { recursive: true, preserveTimestamps: true });
      kills.push(at);
    };
    (await openIn(home, steps(kill), kill)).close();
    return kills;
  }

  test('the next opening ends in the same data, and goes on where the last batch ended', async () => {
    oldStore(home);
    const kills = await moments();
    expect(kills.length).toBeGreaterThan(18);
    const begun: number[] = [];
    for (const dir of kills) {
      const told: UpdateProgress[] = [];
      const connection = await openIn(dir, steps(), (progress) => told.push(progress));
      expectUpdated(connection);
      connection.close();
      expect(names(dir)).toEqual(['store.before-v1.db', 'store.db']);
      begun.push(told.find(({ phase }) => phase === 'updating')?.done ?? ROWS);
    }
    expect(begun).toEqual(begun.toSorted((left, right) => left - right));
    expect(new Set(begun).size).toBe(10);
  });

  test('until the new file is in its place the old app opens the old one, and what it writes is not lost', async () => {
    oldStore(home);
    const dir = (await moments()).at(-1) ?? '';
    linkSync(fileIn(dir), join(dir, 'store.before-v1.db'));
    const old = await openIn(dir, [base]);
    old.run("UPDATE notes SET text='后来改的' WHERE n=3");
    old.close();
    const connection = await openIn(dir, steps());
    expect(rows(connection)).toEqual(wanted.map((row) => (row.n === 3 ? { ...row, text: '后来改的' } : row)));
    connection.close();
  });
});

describe('what goes wrong leaves the old file in use', () => {
  test('a step that fails, first or last, in a batch or between', async () => {
    oldStore(home);
    const old = readFileSync(fileIn(home));
    const defect: Migration = { number: 4, sql: 'INSERT INTO nowhere VALUES(1)' };
    let batches = 0;
    const failing = doubling(() => {
      batches += 1;
      if (batches === 4) throw new TypeError('a defect');
    });
    for (const migrations of [
      [base, before, doubling(), defect],
      [base, before, failing, behind],
    ]) {
      await expect(openIn(home, migrations)).rejects.toMatchObject({ code: 'STORE_MIGRATION_FAILED' });
      expect(names(home)).toEqual(['store.db']);
      expect(readFileSync(fileIn(home)).equals(old)).toBe(true);
    }
    const connection = await openIn(home, [base]);
    expect(versionOf(connection)).toBe(1);
    connection.close();
  });

  test('a full disk and a damaged page keep their own names', async () => {
    oldStore(home);
    const full: Migration = {
      ...doubling(),
      prepare: (connection) => connection.script('PRAGMA max_page_count=1; CREATE TABLE more(x)'),
    };
    await expect(openIn(home, [base, before, full, behind])).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' });
    // A page that no step reads.
    const connection = openConnection({ file: fileIn(home), key: TEST_KEY });
    connection.script('CREATE TABLE aside(body); INSERT INTO aside VALUES(randomblob(20000))');
    connection.close();
    const bytes = readFileSync(fileIn(home));
    writeFileSync(fileIn(home), bytes.fill(0, bytes.length - 4_096));
    await expect(openIn(home, steps())).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    expect(names(home)).toEqual(['store.db']);
  });

  test('a file of a newer version is refused before a byte is written', async () => {
    (await openIn(home, steps())).close();
    const bytes = readFileSync(fileIn(home));
    await expect(openIn(home, [base])).rejects.toMatchObject({ code: 'STORE_NEWER' });
    expect(readFileSync(fileIn(home)).equals(bytes)).toBe(true);
  });
});

test('changes that a kill left in the log are in the updated file', async () => {
  oldStore(home);
  const connection = openConnection({ file: fileIn(home), key: TEST_KEY });
  connection.run("INSERT INTO notes(n,text) VALUES(61,'最后一刻')");
  const killed = join(folder.dir, 'killed');
  cpSync(home, killed, { recursive: true });
  connection.close();
  expect(existsSync(`${fileIn(killed)}-wal`)).toBe(true);
  const updated = await openIn(killed, steps());
  expect(rows(updated)).toEqual([...wanted, { n: 61, text: '最后一刻', seen: 0, twice: 122, last: 61 }]);
  updated.close();
});
