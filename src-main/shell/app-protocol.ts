import { protocol } from 'electron/main';
import { readFile } from 'node:fs/promises';
import { APP_SCHEME } from '../ipc/sender.ts';
import { pageFile, SAFETY_HEADERS } from './page-file.rules.ts';

/**
 * Before the app is ready: makes `app:` a scheme with origins, so that same-origin rules and the CSP hold for it, and whose
 * scripts are kept as V8 compiled them.
 */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built pages from `root` (absolute) at `app://satchel/`; the only pages there are. */
export function servePages(root: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const found = pageFile(root, request);
    if (found.status !== 200) return refuse(found.status);
    const body = await readFile(found.file).catch(() => null);
    if (body === null) return refuse(404);
    return new Response(body, { status: 200, headers: { ...SAFETY_HEADERS, 'content-type': found.contentType } });
  });
}

const refuse = (status: number): Response =>
  new Response(null, { status, headers: { ...SAFETY_HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
