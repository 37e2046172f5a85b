import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { isEntity, isFileEntity, type Entity, type FileEntity } from '../../src-shared/domain/entities.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Command } from './command.ts';

export const GLOBALS = {
  home: { type: 'string' },
  workspace: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

export interface ParsedLine {
  readonly command: Command | null;
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** A wrong command line; `detail` is what was typed, never a sentence. Exit code 2. */
export const usageError = (detail: string): SatchelError => new SatchelError('USAGE', { params: { detail } });

/**
 * Reads a command line. Globals may stand before or after the command. Throws USAGE for an unknown command or flag, a
 * flag without its value, and too few or too many words.
 */
export function parseLine(argv: readonly string[], commands: readonly Command[]): ParsedLine {
  const every = Object.assign({}, GLOBALS, ...commands.map((command) => command.options)) as ParseArgsOptionsConfig;
  const name = parse(argv, every, false).positionals[0];
  const command = commands.find((candidate) => candidate.name === name) ?? null;
  if (name !== undefined && command === null) throw usageError(name);
  const { values, positionals } = parse(argv, { ...GLOBALS, ...command?.options }, true);
  const words = positionals.slice(1);
  const isWhole = words.length === command?.words || (command?.mayLeaveOutWords === true && words.length === 0);
  if (command && values['help'] !== true && !isWhole) throw usageError(command.usage);
  return { command, options: values, positionals: words };
}

function parse(argv: readonly string[], options: ParseArgsOptionsConfig, strict: boolean) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, strict, allowPositionals: true });
    return { values: values as ParsedLine['options'], positionals };
  } catch (error) {
    throw usageError(error instanceof Error ? (error.message.split(/[.\n]/u)[0] ?? '') : '');
  }
}

/** `--entity E`, checked. Snapshots are no word of the command line: nobody writes them. */
export function entityOption(options: ParsedLine['options']): Entity {
  const word = options['entity'];
  if (typeof word !== 'string' || !isEntity(word) || word === 'snapshots')
    throw usageError(`--entity ${String(word ?? '')}`.trim());
  return word;
}

/** `--entity E` of a command about files. Throws USAGE for an entity that this version cannot hold in a file. */
export function fileEntityOption(options: ParsedLine['options']): FileEntity {
  const entity = entityOption(options);
  if (!isFileEntity(entity)) throw usageError(`--entity ${entity}`);
  return entity;
}

/** A text option, or undefined where it was not given. */
export function textOption(options: ParsedLine['options'], name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number within bounds. Throws USAGE. */
export function countOption(
  options: ParsedLine['options'],
  name: string,
  bounds: { least: number; most: number },
): number | null {
  const text = textOption(options, name);
  if (text === undefined) return null;
  const count = Number(text);
  if (!Number.isInteger(count) || count < bounds.least || count > bounds.most) throw usageError(`--${name} ${text}`);
  return count;
}
