import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
type Program = 'index' | 'token' | 'user';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cell-process-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

/** Started as `npm run cell` does, with an environment that holds nothing of this machine's cell settings. */
function start(program: Program, args: readonly string[], launcher = true): ChildProcess {
  const file = join(ROOT, 'cell', 'src', `${program}.ts`);
  const child = launcher
    ? spawn('node', [join(ROOT, 'scripts', 'with-node24.mjs'), file, ...args], { env: { PATH: process.env['PATH'] } })
    : spawn(process.execPath, [file, ...args], { env: {} });
  const isOver = once(child, 'exit');
  // SIGTERM, which the launcher passes on; killed outright it would leave the server behind.
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await isOver;
  });
  return child;
}

async function run(program: Program, args: readonly string[], input = '') {
  const child = start(program, args);
  child.stdin?.end(input);
  const [out, err, exit] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')]);
  return { out, err, code: exit[0] as number };
}

/** The first line of a server, and the address in it. */
async function ready(child: ChildProcess): Promise<{ line: string; url: string }> {
  let line = '';
  for await (const chunk of child.stdout!) {
    line += String(chunk);
    if (line.includes('\n')) break;
  }
  return { line, url: /http:\S+/u.exec(line)?.[0] ?? '' };
}

const database = () => join(folder, 'cell.db');

describe('the server', () => {
  test('says one line when it is ready and ends with 0 on SIGTERM, leaving no half-written files', async () => {
    const child = start('index', ['--port', '0', '--db', database()]);
    const exit = once(child, 'exit');
    const { line, url } = await ready(child);
    expect(line).toMatch(/^cell listening on http:\/\/127\.0\.0\.1:\d+\n$/u);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(readdirSync(folder).toSorted()).toEqual(['cell.db', 'cell.db.jwt-secret']);
  });

  test.each([
    [['--bogus'], 2],
    [['--profile', 'erp-crm'], 2],
    [['--db', 'postgres://h/db'], 2],
    [['--db', '/nonexistent/folder/cell.db'], 4],
  ])('refuses %j with exit code %i, a sentence in each language and nothing on standard output', async (args, code) => {
    const ended = await run('index', args);
    expect(ended).toMatchObject({ out: '', code });
    expect(ended.err.trim().split('\n')).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      expect.not.stringMatching(/\p{Script=Han}/u),
    ]);
  });

  test('on a port that is taken ends with 1', async () => {
    const { url } = await ready(start('index', ['--port', '0', '--db', ':memory:']));
    const ended = await run('index', ['--port', new URL(url).port, '--db', ':memory:']);
    expect(ended).toMatchObject({ out: '', code: 1 });
    expect(ended.err).toContain('EADDRINUSE');
  });
});

test('kill -9 after an answer was lost: the row and its key are both there, and one row only', async () => {
  const post = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/customers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tenant-id': 't1', 'x-request-id': 'k', ...headers },
      body: JSON.stringify({ name: 'Acme' }),
    });
  const args = ['--port', '0', '--db', database(), '--test-faults'];
  // Without the launcher between: the signal must hit the server itself.
  const first = start('index', args, false);
  const { url } = await ready(first);
  await expect(post(url, { 'x-test-fault': 'lose-answer' })).rejects.toThrow();
  const exit = once(first, 'exit');
  first.kill('SIGKILL');
  await exit;
  const second = await ready(start('index', args, false));
  const again = await post(second.url);
  expect([again.status, await again.json()]).toEqual([409, expect.objectContaining({ code: 'IDEMPOTENT_CONFLICT' })]);
  const list = await fetch(`${second.url}/customers`, { headers: { 'x-tenant-id': 't1' } });
  expect(await list.json()).toMatchObject({ total: 1 });
});

describe('the commands beside it', () => {
  test('cell:token and cell:user work on the database of a running server', async () => {
    const { url } = await ready(start('index', ['--port', '0', '--db', database()]));
    const person = ['--tenant', 't1', '--user', 'li', '--db', database()];
    const token = await run('token', person);
    expect(token).toMatchObject({ code: 0, err: '' });
    const headers = { authorization: `Bearer ${token.out.trim()}` };
    expect((await fetch(`${url}/customers`, { headers })).status).toBe(200);

    const signIn = async (password: string) => {
      const body = new URLSearchParams({ grant_type: 'password', username: 'li', password, tenant: 't1' });
      return (await fetch(`${url}/oauth/token`, { method: 'POST', body })).status;
    };
    const saved = await run('user', [...person, '--password-stdin'], 'first\n');
    expect(saved.code).toBe(0);
    expect(saved.out + saved.err).not.toContain('first');
    expect(await signIn('first')).toBe(200);
    await run('user', [...person, '--password-stdin', '--role', 'admin'], 'second');
    expect([await signIn('first'), await signIn('second')]).toEqual([401, 200]);
  });

  test('refuse what they cannot follow with exit code 2', async () => {
    expect(await run('token', ['--tenant', 't1'])).toMatchObject({ code: 2, out: '' });
    const person = ['--tenant', 't1', '--user', 'li', '--db', database()];
    expect(await run('user', [...person, '--password-stdin'], '\n')).toMatchObject({ code: 2, out: '' });
  });
});
