/**
 * A header holds visible ASCII only, but tenants and people have Chinese names: what does not fit travels
 * percent-encoded as UTF-8, and so does a name that itself looks encoded.
 */
export const toHeaderText = (text: string): string =>
  /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/u.test(text) && !/%[0-9a-f]{2}/iu.test(text) ? text : encodeURIComponent(text);

/** The name that a header means. What is no valid encoding is taken as it stands. */
export function fromHeaderText(value: string): string {
  if (!/%[0-9a-f]{2}/iu.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
