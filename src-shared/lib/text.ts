/** Text as it is stored: NFC and without white space at its ends. */
export const storedText = (text: string): string => text.normalize('NFC').trim();

/**
 * The form in which two names count as the same: NFKC (full-width letters become narrow), trimmed, inner white space
 * folded, lower case. Used for duplicate names here and on the cell, so that both agree.
 */
export const comparableName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** Text with A–Z small and every other character as it is, which is what SQLite's own `lower` does. */
export const lowerAscii = (text: string): string => text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
