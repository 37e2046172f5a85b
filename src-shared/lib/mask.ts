/** What a server shows of a phone number it hides: the first 3 characters, `****`, the last 4; below 8 characters only `****`. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** What a server shows of an amount it hides. A string where a number is expected, on purpose. */
export const MASKED_AMOUNT = '****';

/** Whether a text is a masked value and therefore no value at all: nothing a person could have meant holds three stars. */
export const isMasked = (text: string): boolean => text.includes('***');
