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

const AA = 4.5;

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const theme = tokens[name];
  const surfaces = ['canvas', 'surface', 'sunken', 'raised', 'hover'] as const;

  it.each(['text', 'text2', 'text3', 'accent', 'ok', 'warn', 'danger'] as const)(
    'can be read: %s on every surface',
    (text) => {
      for (const surface of surfaces) expect(contrast(theme[text], theme[surface])).toBeGreaterThanOrEqual(AA);
    },
  );

  it('can be read on its tints, on filled buttons and on the inverse toast', () => {
    expect(contrast(theme.ok, theme.okTint)).toBeGreaterThanOrEqual(AA);
    expect(contrast(theme.warn, theme.warnTint)).toBeGreaterThanOrEqual(AA);
    expect(contrast(theme.danger, theme.dangerTint)).toBeGreaterThanOrEqual(AA);
    expect(contrast(theme.accent, theme.accentTint)).toBeGreaterThanOrEqual(AA);
    expect(contrast(theme.inverse, theme.accentSolid)).toBeGreaterThanOrEqual(AA);
    expect(contrast(theme.surface, theme.text)).toBeGreaterThanOrEqual(AA);
  });
});
