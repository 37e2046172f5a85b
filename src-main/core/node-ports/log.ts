import electronLog from 'electron-log/node';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { toInstant } from '../../../src-shared/lib/time.ts';
import type { Log } from '../ports.ts';
import { systemClock } from './clock.ts';
import { harmlessMessage, harmlessParts } from './log-parts.ts';

/** A megabyte, then the file becomes `….old.log`, which replaces the one before. */
const MAX_BYTES = 1_000_000;

/**
 * A log of JSON lines `{at, level, message, …parts}` in one file, readable by this person only. Whatever is not surely
 * harmless is withheld (log-parts.ts). A disk that is full loses lines of the log, never work.
 */
export function createFileLog({ file }: { file: string }): Log {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const logger = electronLog.create({ logId: file });
  const { console: terminal, file: target } = logger.transports;
  terminal.level = false;
  // electron-log reports its own failures there, with the path of the file.
  terminal.writeFn = () => undefined;
  target.resolvePathFn = () => file;
  target.maxSize = MAX_BYTES;
  target.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  target.transforms = [({ message }) => [JSON.stringify(message.data[0])]];

  const write =
    (level: 'info' | 'warn' | 'error'): Log['info'] =>
    (message, parts = {}) => {
      const at = toInstant(systemClock.now());
      logger[level]({ at, level, message: harmlessMessage(message), ...harmlessParts(parts) });
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
