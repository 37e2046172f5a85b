import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ErrorCode } from '../../../src-shared/ipc/error-codes.ts';
import { randomFrom } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { bundle } from '../bundle.ts';
import { fileOf } from '../damage/layout.ts';
import { openFirst } from '../kills/open-first.ts';
import type { Soak, SoakOptions, SoakReport } from '../soak.ts';

/** The calls by which a database reaches its disk; each answers EIO at one moment. */
const CALLS = ['pwrite64', 'fdatasync', 'fsync', 'pread64', 'ftruncate'] as const;
type Call = (typeof CALLS)[number];

/** What a command that met an error of the disk may say. */
const SAID: readonly ErrorCode[] = ['STORE_UNWRITABLE', 'STORE_DAMAGED'];
const BEFORE = ['甲', '乙', '丙'];

interface Ended {
  readonly exit: number | null;
  readonly code: string | null;
  /** Whether the command came to the call that fails. */
  readonly isMet: boolean;
}

/**
 * Lets the k-th call of each kind on the store's files fail with EIO in a real process that writes a record, k growing until
 * the process no longer comes so far: either it says that it is done and the record is there, or it says what is wrong; what
 * was acknowledged before is there in any case, and the store is sound. The errors are put in by strace, so it takes Linux.
 */
export const diskErrors: Soak = {
  usualCount: 300,
  kinds: CALLS,
  run: async ({ count, seed, of, note }: SoakOptions): Promise<SoakReport> => {
    if (spawnSync('strace', ['-V'], { stdio: 'ignore' }).status !== 0) {
      return { figures: { errors: 0, 'strace is not here': 1 }, violations: [] };
    }
    const folder = temporaryFolder();
    const random = randomFrom(seed);
    const figures = { errors: 0, told: 0, 'done nevertheless': 0, 'told and done': 0 };
    const violations: string[] = [];
    try {
      const program = await bundle('src-main/cli/index.ts', folder.dir);
      const base = join(folder.dir, 'base');
      await makeBase(base);
      for (const call of CALLS.filter((each) => of === null || each === of)) {
        for (let at = 1; figures.errors < count; at += 1) {
          const dir = join(folder.dir, 'home');
          rmSync(dir, { recursive: true, force: true });
          cpSync(base, dir, { recursive: true });
          const name = `丁${random.below(1_000_000)}`;
          const ended = putUnder({ call, at, program, dir, name });
          if (!ended.isMet) break;
          figures.errors += 1;
          const isThere = await look(dir, name, violations, `${call} ${at}`);
          if (ended.exit !== 0) figures[isThere ? 'told and done' : 'told'] += 1;
          else if (isThere) figures['done nevertheless'] += 1;
          else violations.push(`${call} ${at}: it said that it was done, and the record is not there`);
          if (ended.exit !== 0 && !SAID.some((code) => code === ended.code)) {
            violations.push(`${call} ${at}: it ended with ${ended.exit} and said ${ended.code ?? 'nothing'}`);
          }
        }
        note(`${call}: ${figures.errors} errors in all`);
      }
    } finally {
      folder.remove();
    }
    return { figures, violations };
  },
};

async function makeBase(dir: string): Promise<void> {
  const { home, store } = await openFirst(dir, TEST_KEY);
  await store.write(async () => ({ plan: { puts: [], settings: { acknowledged: BEFORE } }, result: null }));
  await home.close();
}

const errorSchema = z.object({ error: z.object({ code: z.string() }) });

function putUnder(put: {
  readonly call: Call;
  readonly at: number;
  readonly program: string;
  readonly dir: string;
  readonly name: string;
}): Ended {
  const trace = `${put.dir}.trace`;
  rmSync(trace, { force: true });
  const files = ['store.db', 'store.db-wal'].flatMap((name) => ['-P', fileOf(put.dir, name)]);
  const { status, stdout } = spawnSync(
    'strace',
    [
      ...['-f', '-qq', '-o', trace, ...files, '-e', `trace=${put.call}`],
      ...['-e', `inject=${put.call}:error=EIO:when=${put.at}`],
      ...[process.execPath, put.program, 'put', '--entity', 'customers', '--home', put.dir, '--json'],
    ],
    { input: JSON.stringify({ name: put.name }), encoding: 'utf8', env: { ...process.env, SATCHEL_KEY: TEST_KEY } },
  );
  const said = errorSchema.safeParse(stdout.trim() === '' ? null : JSON.parse(stdout));
  const isMet = existsSync(trace) && readFileSync(trace, 'utf8').includes('INJECTED');
  return { exit: status, code: said.success ? said.data.error.code : null, isMet };
}

/** Whether the record is there; what must not be is noted. */
async function look(dir: string, name: string, violations: string[], what: string): Promise<boolean> {
  const { home, store } = await openFirst(dir, TEST_KEY);
  try {
    const { problems } = await store.verify();
    violations.push(...problems.map((problem) => `${what}: ${problem}`));
    if (JSON.stringify(await store.setting('acknowledged')) !== JSON.stringify(BEFORE)) {
      violations.push(`${what}: what was acknowledged before is not there`);
    }
    return (await store.count('customers', { name: { eq: name } })) === 1;
  } finally {
    await home.close();
  }
}
