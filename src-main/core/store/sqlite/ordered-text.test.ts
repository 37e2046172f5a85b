import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedText } from './ordered-text.ts';

const text = fc.string({ unit: 'binary', maxLength: 6 });

test('bytes of the stored form sort like JavaScript sorts the text (emoji before full-width letters)', () => {
  const sign = (number: number): number => Math.sign(number);
  fc.assert(
    fc.property(text, text, (left, right) => {
      const byJavaScript = left === right ? 0 : left < right ? -1 : 1;
      expect(sign(Buffer.compare(Buffer.from(orderedText(left)), Buffer.from(orderedText(right))))).toBe(byJavaScript);
    }),
    {
      seed: 7,
      numRuns: 3_000,
      examples: [
        ['😀', 'Ａ'],
        ['𠮷', '（'],
        ['\u{10FFFF}', '\uE000'],
        ['中', '国'],
      ],
    },
  );
});

test('a substring stays a substring in the stored form', () => {
  fc.assert(
    fc.property(text, text, text, (before, part, after) => {
      expect(orderedText(before + part + after)).toContain(orderedText(part));
    }),
    { seed: 8 },
  );
});
