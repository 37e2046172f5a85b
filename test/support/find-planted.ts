import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The ways in which a text may lie in a file without being encrypted. */
export const FORMS: Readonly<Record<string, (text: string) => readonly Buffer[]>> = {
  utf8: (text) => [Buffer.from(text)],
  utf16le: (text) => [Buffer.from(text, 'utf16le')],
  utf16be: (text) => [Buffer.from(text, 'utf16le').swap16()],
  base64: (text) => inside(text, 'base64'),
  base64url: (text) => inside(text, 'base64url'),
  hex: (text) => [Buffer.from(Buffer.from(text).toString('hex'))],
  HEX: (text) => [Buffer.from(Buffer.from(text).toString('hex').toUpperCase())],
  percent: (text) => [Buffer.from(encodeURIComponent(text))],
  escaped: (text) => [Buffer.from([...text].map(escaped).join(''))],
};

/** Base64 of a text inside a longer one: it may begin at any of three places, and its ends mix with what is around it. */
const inside = (text: string, encoding: 'base64' | 'base64url'): Buffer[] =>
  [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
    const clean = whole.subarray(0, whole.length - (whole.length % 3)).toString(encoding);
    return Buffer.from(clean.slice(offset === 0 ? 0 : 4));
  });

function escaped(letter: string): string {
  const code = letter.charCodeAt(0);
  return code < 0x80 ? letter : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Where any of the texts lies in clear in any file below a folder: `file: form of number N`, never the text itself. */
export function findPlanted(dir: string, texts: readonly string[]): string[] {
  const needles = texts.flatMap((text, index) =>
    Object.entries(FORMS).flatMap(([form, encode]) =>
      encode(text).map((bytes) => ({ what: `${form} of number ${index}`, bytes })),
    ),
  );
  const found: string[] = [];
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    for (const { what, bytes } of needles) if (content.includes(bytes)) found.push(`${relative(dir, path)}: ${what}`);
  }
  return found;
}
