import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { TEST_KEY } from '../../support/stores.ts';

/** The command line in a process that may be killed: `program` is its bundle, `dir` the home. */
export interface CommandLine {
  readonly program: string;
  readonly dir: string;
  readonly args: readonly string[];
  /** Flags of Node itself. */
  readonly flags?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** When it dies: so many milliseconds after its start, or after so many lines on standard error. */
export type Death = { readonly afterMs: number } | { readonly afterLines: number; readonly afterMs: number };

export interface Ended {
  /** Null when it was killed or ran out of memory. */
  readonly exit: number | null;
  readonly hasNoMemory: boolean;
  /** Standard error. */
  readonly err: string;
}

/** Runs the command line to its end, or kills it with SIGKILL on the way. */
export async function runCommandLine(line: CommandLine, death: Death | null = null): Promise<Ended> {
  const args = [...(line.flags ?? []), line.program, ...line.args, '--home', line.dir, '--json'];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, SATCHEL_KEY: TEST_KEY, ...line.env },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(line.input ?? '');
  const die = (afterMs: number): void => {
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  };
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (text) => {
    lines.push(text);
    if (death !== null && 'afterLines' in death && death.afterLines === lines.length) die(death.afterMs);
  });
  if (death !== null && !('afterLines' in death)) die(death.afterMs);
  await once(child, 'close');
  return { exit: child.exitCode, hasNoMemory: child.signalCode === 'SIGABRT', err: lines.join('\n') };
}
