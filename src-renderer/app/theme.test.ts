import { describe, expect, it } from 'vitest';
import { tokens } from './theme.ts';

/** Relative luminance of #rrggbb (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2 AA: text; and edges, marks and rings that say something. */
const TEXT = 4.5;
const EDGE = 3;
const GROUNDS = ['canvas', 'surface', 'sunken', 'raised', 'hover', 'press'] as const;
const TINTS = ['accentTint', 'okTint', 'warnTint', 'dangerTint'] as const;
const STATES = ['accent', 'ok', 'warn', 'danger'] as const;
type Token = keyof typeof tokens.light;

/** Which token is written or drawn on which others, and how well it has to be seen there. */
const PAIRS: readonly (readonly [token: Token, on: readonly Token[], least: number])[] = [
  ['text', [...GROUNDS, ...TINTS, 'mark', 'thumb', 'lineStrong'], TEXT],
  ['text2', [...GROUNDS, ...TINTS, 'mark'], TEXT],
  ['text3', [...GROUNDS, ...TINTS], TEXT],
  ...STATES.map((state) => [state, [...GROUNDS, `${state}Tint`], TEXT] as const),
  ['inverse', ['accentSolid', 'accentSolidHover'], TEXT],
  // The toast.
  ['surface', ['text'], TEXT],
  ['edge', ['canvas', 'surface', 'sunken', 'raised', 'hover'], EDGE],
  // The ring of the keyboard.
  ['accent', [...GROUNDS, ...TINTS], EDGE],
  ['accentSolid', ['canvas', 'surface', 'sunken'], EDGE],
  ['chart1', ['surface'], EDGE],
  ['chart2', ['surface'], EDGE],
  ['chart4', ['surface'], EDGE],
];

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const theme = tokens[name];

  it.each(PAIRS)('lets %s be seen on %s', (token, grounds, least) => {
    for (const ground of grounds)
      expect(contrast(theme[token], theme[ground]), `${token} on ${ground}`).toBeGreaterThanOrEqual(least);
  });
});
