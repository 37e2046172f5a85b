import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Finished {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs one of our programs to its end, as a script would. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [resolve(ROOT, file), ...args], {
    cwd: ROOT,
    env: { NODE_COMPILE_CACHE: resolve(ROOT, 'node_modules/.cache/node'), ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(options.input ?? '');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exit: child.exitCode, out, err };
}

/** `satchel …` with a home of its own; parses the JSON that `--json` promises. */
export async function satchel(
  home: { readonly dir: string; readonly key: string },
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Finished & { readonly json: unknown }> {
  const finished = await runProgram('src-main/cli/index.ts', [...args, '--home', home.dir, '--json'], {
    ...options,
    env: { SATCHEL_KEY: home.key, ...options.env },
  });
  return { ...finished, json: finished.out.trim() === '' ? null : (JSON.parse(finished.out) as unknown) };
}

export interface CellProcess {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** A bearer token of the database's secret. */
  readonly token: (tenant: string, user: string, role?: string) => Promise<string>;
  readonly addUser: (tenant: string, user: string, password: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A real cell in a process of its own over a database file. */
export async function startCellProcess(db: string, flags: readonly string[] = []): Promise<CellProcess> {
  const child = spawn(process.execPath, [resolve(ROOT, 'cell/src/index.ts'), '--port', '0', '--db', db, ...flags], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readyUrl(child);
  return {
    url,
    port: Number(new URL(url).port),
    child,
    token: async (tenant, user, role = 'sales') =>
      (
        await runProgram('cell/src/token.ts', ['--tenant', tenant, '--user', user, '--role', role, '--db', db])
      ).out.trim(),
    addUser: async (tenant, user, password) => {
      const args = ['--tenant', tenant, '--user', user, '--password-stdin', '--db', db];
      const { exit, err } = await runProgram('cell/src/user.ts', args, { input: password });
      if (exit !== 0) throw new Error(`cell:user ended with ${String(exit)}: ${err}`);
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Resolves with the address once the cell says that it listens; goes on reading so that its pipe never fills up. */
function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /listening on (\S+)/u.exec(printed)?.[1];
      if (url) resolveUrl(url);
    });
    child.once('exit', () => reject(new Error(`the cell ended before it was ready: ${printed}`)));
  });
}
