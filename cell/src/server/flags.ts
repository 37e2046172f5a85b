import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from '../usage-error.ts';

/**
 * Reads a command line that takes flags only.
 * @throws UsageError for an unknown flag, a missing or stray value
 */
export function readFlags<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : '';
    const known = Object.keys(options)
      .map((name) => `--${name}`)
      .join(' ');
    throw new UsageError({
      zh: `命令写法不对：${detail} 可用的选项：${known}`,
      en: `The command is not written correctly: ${detail} Known options: ${known}`,
    });
  }
}

/** A whole number between two bounds. @throws UsageError */
export function wholeNumber(name: string, text: string, [least, most]: readonly [number, number]): number {
  const number = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError({
    zh: `${name} 应为 ${least} 到 ${most} 之间的整数，不能是「${text}」。`,
    en: `${name} must be a whole number from ${least} to ${most}, not "${text}".`,
  });
}

/** One word of a list. @throws UsageError */
export function oneOf<Word extends string>(name: string, text: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === text);
  if (word !== undefined) return word;
  throw new UsageError({
    zh: `${name} 只能是 ${words.join('、')}，不能是「${text}」。`,
    en: `${name} must be one of ${words.join(', ')}, not "${text}".`,
  });
}

/** A value that must be there. @throws UsageError */
export function required(name: string, value: string | undefined): string {
  if (value !== undefined && value.trim() !== '') return value.trim();
  throw new UsageError({ zh: `缺少 ${name}。`, en: `${name} is missing.` });
}
