const LAST = '\u{10FFFF}';
const FIRST_LEAD = 0xd800;
const FIRST_TRAIL = 0xdc00;
const FIRST_BEHIND = 0xe000;

/**
 * Text in a form that SQLite (which compares UTF-8 bytes) sorts as JavaScript does (which compares UTF-16 units). They
 * differ only where characters from U+E000 on (full-width forms are among them) meet those beyond U+FFFF (rare Chinese
 * characters, emoji): the former get a mark in front that sorts behind every character. Halves of a pair that stand alone,
 * which UTF-8 cannot write at all, get marks that put them where JavaScript does. One-to-one for every string.
 */
export const orderedText = (text: string): string =>
  text.replace(/[\uD800-\uFFFF]|\u{10FFFF}/gu, (char: string, offset: number) => {
    if (char === LAST) return `${LAST}\u0001`;
    const unit = char.charCodeAt(0);
    if (unit >= FIRST_BEHIND) return LAST + char;
    if (unit >= FIRST_TRAIL) return `${LAST}\u0002${String.fromCharCode(0x100 + unit - FIRST_TRAIL)}`;
    return loneLead(unit - FIRST_LEAD, text.charCodeAt(offset + 1));
  });

/**
 * The first half of a pair without its second one sorts in front of the pairs that begin with it, or behind them all when
 * what follows is beyond the halves. It is written as a mark behind the last pair of the half before it, or of its own.
 */
const loneLead = (lead: number, next: number): string =>
  next >= FIRST_BEHIND ? `${lastPairOf(lead)}${LAST}${LAST}\u0000` : `${lastPairOf(lead - 1)}${LAST}${LAST}\u0001`;

function lastPairOf(lead: number): string {
  // No pair is in front of the first half: a mark that no character begins with, and that sorts in front of all pairs.
  if (lead < 0) return '\uFFFF';
  const pair = String.fromCodePoint(0x1_0000 + lead * 0x400 + 0x3ff);
  return pair === LAST ? `${LAST}\u0001` : pair;
}
