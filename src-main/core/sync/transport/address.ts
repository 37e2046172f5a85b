import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { isLoopback } from './loopback.ts';

/**
 * What a person typed as the address of a cell, brought to one form: a scheme (https, or http on this computer), no
 * `/api/v1…` and no slash at the end, no query. Throws ADDRESS_INVALID, ADDRESS_INSECURE.
 */
export function normaliseAddress(typed: string): string {
  const text = typed.trim();
  const url = parse(text);
  if (!url || url.username !== '' || url.password !== '')
    throw new SatchelError('ADDRESS_INVALID', { params: { address: shown(text) } });
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw new SatchelError('ADDRESS_INSECURE');
  const path = url.pathname.replace(/\/api\/v1(?:\/.*)?$/u, '').replace(/\/+$/u, '');
  return `${url.protocol}//${url.host}${path}`;
}

function parse(text: string): URL | null {
  if (text === '' || /\s/u.test(text)) return null;
  const schemed = /^[a-z][a-z\d+.-]*:\/\//iu.test(text);
  const candidate = schemed ? asUrl(text) : withScheme(text);
  if (!candidate || (candidate.protocol !== 'https:' && candidate.protocol !== 'http:')) return null;
  return candidate.hostname === '' ? null : candidate;
}

function withScheme(text: string): URL | null {
  const secure = asUrl(`https://${text}`);
  return secure && isLoopback(secure.hostname) ? asUrl(`http://${text}`) : secure;
}

const asUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** An address with a password typed into it must not come back in a sentence. */
const shown = (text: string): string => text.replace(/\/\/[^/]*@/u, '//').slice(0, 200);
