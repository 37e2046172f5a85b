import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export const writerCommandSchema = z.strictObject({
  dir: z.string(),
  masterKey: z.string(),
  seed: z.int(),
  /** The number of the first unit. */
  first: z.int(),
  /** So many, then it closes; null = until it is killed. */
  units: z.int().nullable(),
  /** So many are asked for at once. */
  together: z.int().positive(),
});
export type WriterCommand = z.infer<typeof writerCommandSchema>;

/** A writing process (writing-process.ts) from outside. */
export interface Writer {
  readonly command: (command: WriterCommand) => void;
  /** Its next line, or null when it has ended and all it said has been read. */
  readonly line: () => Promise<string | null>;
  /** SIGKILL: it gets no chance to do anything more. */
  readonly kill: () => void;
  /** Resolves when it is gone, and rejects when it ended by a fault of its own. */
  readonly gone: Promise<void>;
}

/** Starts a writing process; it loads and then waits for its command. */
export function startWriter(program: string): Writer {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // A killed one closes its end while the command may still be on its way.
  child.stdin.on('error', () => undefined);
  const gone = once(child, 'close').then(() => {
    if (child.exitCode !== 0 && child.signalCode !== 'SIGKILL') throw new Error(`the writer ended: ${child.exitCode}`);
  });
  gone.catch(() => undefined);
  return {
    command: (command) => child.stdin.write(`${JSON.stringify(command)}\n`),
    line: async () => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    kill: () => child.kill('SIGKILL'),
    gone,
  };
}
