import { APP_ORIGIN } from '../ipc/sender.ts';

const OUTSIDE = new Set(['https:', 'mailto:', 'tel:']);

/**
 * The address in the form in which it may be opened outside, or null. Judged after parsing, never by the text: what looks
 * like https to an eye may be `javascript:` to a parser. No account names in addresses, because they disguise the host.
 */
export function outsideAddress(text: string): string | null {
  if (text.length > 2_000 || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!OUTSIDE.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.href;
}

/** Whether a navigation is the page loading itself again, the only one there is. Addresses inside the page do not count. */
export function isReload(current: string, target: string): boolean {
  const [here = ''] = current.split('#');
  const [there] = target.split('#');
  return here.startsWith(`${APP_ORIGIN}/`) && here === there;
}
