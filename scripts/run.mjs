// Runs one program and waits for it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The exit code of a program that shares our terminal; 1 when it cannot be started, 128 + n after signal n as shells say it.
 * Signals sent to us are passed on. From a terminal Ctrl-C reaches the whole group by itself and is not sent twice.
 * @param {string} file @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export const run = (file, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const stopWatching = endWithNpm(() => child.kill('SIGTERM'));
    const end = (code) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      stopWatching();
      resolve(code);
    };
    child.once('error', (error) => {
      process.stderr.write(`${file}: ${error.message}\n`);
      end(1);
    });
    child.once('exit', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)));
  });

/** npm passes a signal to the shell between it and us, which dies without passing it on and would leave the program behind. */
const endWithNpm = (stop) => {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => process.ppid === parent || stop(), 200);
  return () => clearInterval(timer.unref());
};
