const LAST = '\u{10FFFF}';

/**
 * Text in a form that SQLite (which compares UTF-8 bytes) sorts as JavaScript does (which compares UTF-16 units). They
 * differ only where characters from U+E000 on (full-width forms are among them) meet those beyond U+FFFF (rare Chinese
 * characters, emoji): the former get a mark in front that sorts behind every character. One-to-one for well-formed text.
 */
export const orderedText = (text: string): string =>
  text.replace(/[\uE000-\uFFFF]|\u{10FFFF}/gu, (char) => (char === LAST ? `${LAST}\u0001` : LAST + char));
