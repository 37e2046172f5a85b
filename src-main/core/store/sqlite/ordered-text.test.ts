import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedText } from './ordered-text.ts';

const text = fc.string({ unit: 'binary', maxLength: 6 });
/** Also halves of pairs that stand alone, thickly about the places where the order turns. */
const units = [0, 0x41, 0xd7ff, 0xd800, 0xd801, 0xdbfe, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xff21, 0xffff];
const brokenText = fc.array(fc.constantFrom(...units), { maxLength: 4 }).map((codes) => String.fromCharCode(...codes));

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

test('text with half characters keeps its place, and no two texts become one', () => {
  fc.assert(
    fc.property(brokenText, brokenText, (left, right) => {
      const byJavaScript = left === right ? 0 : left < right ? -1 : 1;
      const [before, after] = [orderedText(left), orderedText(right)];
      expect(before.isWellFormed()).toBe(true);
      expect(Math.sign(Buffer.compare(Buffer.from(before), Buffer.from(after)))).toBe(byJavaScript);
    }),
    { seed: 9, numRuns: 20_000 },
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
