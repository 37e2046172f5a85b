import { text } from 'node:stream/consumers';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { run } from './run.ts';

/**
 * Runs one command line with the streams, the environment and the interruptions of this process, and gives its exit code.
 * For whoever hosts the command line: `index.ts` from a checkout, the app's own binary once installed.
 */
export async function runInProcess(argv: readonly string[]): Promise<ExitCode> {
  // The first interruption ends the work under way cleanly; nothing is lost either way.
  const interruption = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      interruption.abort();
      process.exitCode = EXIT.interrupted;
    });
  }
  const exit = await run({
    argv,
    env: process.env,
    readStdin: () => text(process.stdin),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    signal: interruption.signal,
  });
  return interruption.signal.aborted ? EXIT.interrupted : exit;
}
