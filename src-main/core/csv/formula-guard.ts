/**
 * A text that a spreadsheet would take for a formula: = + - @ and their full-width forms, also behind white space, NUL or a
 * delimiter; a leading tab or carriage return (ASVS 1.2.10, CWE-1236). Apostrophes before it do not count.
 */
const FORMULA = /^'*(?:[\s\0;,]*[=+\-@＝＋－＠]|[\t\r\0])/u;

/** Makes a text inert by an apostrophe in front. `unguarded` takes exactly that away again. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
