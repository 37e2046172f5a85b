import { extname, join, sep } from 'node:path';
import { APP_HOST, APP_SCHEME } from '../ipc/sender.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Nothing is allowed but our own scripts, styles, pictures and fonts. Mantine writes its variables into style elements. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

type PageFile = { readonly status: 200; readonly file: string; readonly contentType: string };
type PageRefusal = { readonly status: 400 | 403 | 404 | 405 };

/**
 * Which file of the build folder an `app://satchel/…` request means. GET only, our host only, inside the folder only (also
 * after decoding), known kinds of files only.
 */
export function pageFile(root: string, request: { method: string; url: string }): PageFile | PageRefusal {
  if (request.method !== 'GET') return { status: 405 };
  if (!URL.canParse(request.url)) return { status: 400 };
  const { protocol, host, pathname } = new URL(request.url);
  if (protocol !== `${APP_SCHEME}:` || host !== APP_HOST) return { status: 403 };
  const path = decoded(pathname);
  if (path === null) return { status: 400 };
  // After decoding a segment may hold what the URL parser would have resolved, and separators of another system.
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return { status: 403 };
  const file = join(root, path === '/' ? 'index.html' : path);
  if (!file.startsWith(root + sep)) return { status: 403 };
  const contentType = CONTENT_TYPES[extname(file).toLowerCase()];
  return contentType === undefined ? { status: 404 } : { status: 200, file, contentType };
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
