import { narrow } from './format.ts';

/** What stands between a number and an extension behind it. */
const EXTENSION = /(?:转|分机|内线|ext\.?|extension|x|#|;ext=)\s*[:.]?\s*(\d{1,8})\s*$/iu;

/**
 * The address by which a telephone dials a number however it is written (RFC 3966): its digits, a leading plus, and an
 * extension apart; a zero in brackets behind the country is not dialled. Null where there is nothing to dial.
 */
export function telephoneUrl(text: string): string | null {
  const written = narrow(text);
  const extension = EXTENSION.exec(written)?.[1];
  const number = written.replace(EXTENSION, '').replace(/(\+\d{1,3})\s*\(0\)/u, '$1');
  const digits = number.replaceAll(/\D/gu, '');
  if (digits === '') return null;
  const plus = /^\D*\+/u.test(number) ? '+' : '';
  return `tel:${plus}${digits}${extension === undefined ? '' : `;ext=${extension}`}`;
}
