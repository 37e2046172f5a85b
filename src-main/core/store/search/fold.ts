/**
 * Text in the form in which it is searched: full-width letters narrow, capitals small, character by character, so that
 * whatever a plain `includes` finds is found in the folded text as well. Half a surrogate pair is no part of a character.
 */
export function foldText(text: string): string {
  if (/^[\u0000-\u007F\u3400-\u9FFF]*$/u.test(text)) return text.toLowerCase();
  let folded = '';
  for (const char of text.toWellFormed()) folded += char.normalize('NFKC').toLowerCase();
  return folded;
}
