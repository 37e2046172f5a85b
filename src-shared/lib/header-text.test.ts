import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHeaderText, toHeaderText } from './header-text.ts';

it('carries any name through a header and back, a Chinese tenant and "50%25" alike', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('华东一区', '50%25', 'a b', '%', 'é')),
      (name) => {
        const header = toHeaderText(name);
        expect(header).toMatch(/^[\x20-\x7e]+$/u);
        expect(fromHeaderText(header)).toBe(name);
      },
    ),
  );
});

it('leaves plain names as they are, so that every server understands them', () => {
  expect(toHeaderText('tenant-001')).toBe('tenant-001');
  expect(fromHeaderText('100%')).toBe('100%');
});
