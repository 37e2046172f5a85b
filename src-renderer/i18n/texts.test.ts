import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

function leaves(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : leaves(value as object, `${prefix}${key}.`),
  );
}
const chinese = new Map(leaves(zh));
const english = new Map(leaves(en));

/** Names that stay as they are in Chinese texts. */
const ALLOWED = /Satchel|CSV|CRM|ERP|SATCHEL_KEY|Enter|Esc|https?:\/\/[\w.]+|English/gu;
/** The name of a language is written in that language. */
const OWN_NAME = 'settings.chinese';

test('a text that exists in one language only would show its key on the screen', () => {
  const singulars = [...english.keys()].filter((key) => !chinese.has(key));
  expect(singulars.every((key) => key.endsWith('_one') && chinese.has(key.replace(/_one$/u, '_other')))).toBe(true);
  expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
  const plurals = [...english.keys()].filter((key) => key.endsWith('_other'));
  expect(plurals.filter((key) => !english.has(key.replace(/_other$/u, '_one')))).toEqual([]);
});

test('no Chinese is left in English texts and no English in Chinese ones', () => {
  const han = [...english].filter(([key, text]) => key !== OWN_NAME && /[\p{Script=Han}，。：；「」]/u.test(text));
  expect(han).toEqual([]);
  const bare = (text: string): string => text.replace(/\{\{[\w, ]+\}\}/gu, '').replace(ALLOWED, '');
  expect([...chinese].filter(([, text]) => /[A-Za-z]{2,}/u.test(bare(text)))).toEqual([]);
});

test('both languages fill in the same parts, or a number would be missing in one of them', () => {
  const parts = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{\{(\w+)(?:, number)?\}\}/gu)].map((m) => m[1]!))].sort();
  // A month is a number in Chinese and a name in English.
  const differing = [...chinese].filter(
    ([key, text]) => key !== 'time.dayOfYear' && String(parts(text)) !== String(parts(english.get(key)!)),
  );
  expect(differing).toEqual([]);
});

test('texts follow the house style: no exclamation marks, no "please", no space between Han characters', () => {
  expect([...english].filter(([, text]) => /!|\bplease\b/iu.test(text))).toEqual([]);
  expect([...chinese].filter(([, text]) => /！|\p{Script=Han} \p{Script=Han}/u.test(text))).toEqual([]);
});
