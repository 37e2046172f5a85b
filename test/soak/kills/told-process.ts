import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** A process of ours from outside: started ahead of its work, told what to do by one line, killed while it does it. */
export interface ToldProcess {
  readonly tell: (command: object) => void;
  /** Its next line, or null when it has ended and all it said has been read. */
  readonly line: () => Promise<string | null>;
  /** SIGKILL: it gets no chance to do anything more. */
  readonly kill: () => void;
  /** Resolves when it is gone, and rejects when it ended by a fault of its own. */
  readonly gone: Promise<void>;
}

/** Starts a process, which loads and then waits for its command. */
export function startTold(program: string): ToldProcess {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // A killed one closes its end while the command may still be on its way.
  child.stdin.on('error', () => undefined);
  const gone = once(child, 'close').then(() => {
    if (child.exitCode !== 0 && child.signalCode !== 'SIGKILL') throw new Error(`it ended with ${child.exitCode}`);
  });
  gone.catch(() => undefined);
  return {
    tell: (command) => child.stdin.end(`${JSON.stringify(command)}\n`),
    line: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    kill: () => child.kill('SIGKILL'),
    gone,
  };
}

/** When a process dies: so many milliseconds after it has said so many lines of a kind; `told` = after its command. */
export interface Moment {
  readonly line: 'told' | RegExp;
  readonly times: number;
  readonly delayMs: number;
}

/** Gives a process its command, kills it at the moment (if it comes to it) and gives all that it had said. */
export async function tellAndKill(told: ToldProcess, command: object, moment: Moment): Promise<readonly string[]> {
  const said: string[] = [];
  let times = 0;
  const strike = (): void => {
    times += 1;
    if (times !== moment.times) return;
    if (moment.delayMs === 0) told.kill();
    else setTimeout(told.kill, moment.delayMs);
  };
  told.tell(command);
  if (moment.line === 'told') strike();
  for (let line = await told.line(); line !== null; line = await told.line()) {
    said.push(line);
    if (moment.line !== 'told' && moment.line.test(line)) strike();
  }
  await told.gone;
  return said;
}

/** For the process itself: says a line, which is in the pipe when this returns. */
export const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

/** For the process itself: its command. */
export async function commanded<Command>(schema: z.ZodType<Command>): Promise<Command> {
  say('loaded');
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  return schema.parse(JSON.parse(String((await lines.next()).value)));
}
