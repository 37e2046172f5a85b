import { app } from 'electron/main';

/**
 * Runs the command line inside Electron's main process, without a window, and ends the process with its exit code. The fuse
 * that would let the binary run as plain Node is off, so this is how an installed Satchel is scripted.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const { runInProcess } = await import('../cli/run-in-process.ts');
  const exit = await runInProcess(words);
  // `app.exit` waits for nothing; pipes on Windows are written later.
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(exit);
}

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => void stream.write('', () => resolve()));
