import { expect, test } from 'vitest';
import { telephoneUrl } from './telephone.ts';

test('a number is dialled whatever is written around it, and an extension is not dialled as a part of it', () => {
  const cases: [string, string | null][] = [
    ['139 1234 6021', 'tel:13912346021'],
    [' +86 (512) 6288-1234 ', 'tel:+8651262881234'],
    ['(+86) 13912346021', 'tel:+8613912346021'],
    ['＋８６ １３９１２３４６０２１', 'tel:+8613912346021'],
    ['+44 (0)20 7946 0000', 'tel:+442079460000'],
    ['0512-6288 1234 转 803', 'tel:051262881234;ext=803'],
    ['0512-62881234 ext. 803', 'tel:051262881234;ext=803'],
    ['0512-62881234#803', 'tel:051262881234;ext=803'],
    ['总机', null],
  ];
  for (const [written, url] of cases) expect({ written, url: telephoneUrl(written) }).toEqual({ written, url });
});
