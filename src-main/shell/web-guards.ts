import { app, session, type WebContents } from 'electron/main';
import { APP_ORIGIN, APP_SCHEME } from '../ipc/sender.ts';
import { isReload } from './navigation.rules.ts';
import type { OpenOutside } from './open-external.ts';

/** What pages may do beyond showing themselves: copy text. Everything else is denied, with no list to forget an item on. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** All that a page of ours loads (and the developer tools of a checkout). The network belongs to the core. */
const LOADABLE = new Set([`${APP_SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Denies to every page what it does not need: other pages, windows, embedded pages, the network, devices, permissions. */
export function guardPages(openOutside: OpenOutside): void {
  const pages = session.defaultSession;
  pages.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === ALLOWED_PERMISSION));
  pages.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === ALLOWED_PERMISSION && isOurs(origin),
  );
  pages.setDevicePermissionHandler(() => false);
  pages.on('will-download', (event) => event.preventDefault());
  pages.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !LOADABLE.has(new URL(url).protocol) }));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, openOutside));
}

function guardContents(contents: WebContents, openOutside: OpenOutside): void {
  // A refused address is the normal outcome of an attack or a slip: nothing to tell.
  const outside = (address: string): void => void openOutside(address).catch(() => undefined);
  contents.on('will-navigate', (event) => {
    if (isReload(contents.getURL(), event.url)) return;
    event.preventDefault();
    outside(event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isReload(contents.getURL(), event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    outside(url);
    return { action: 'deny' };
  });
}

/** Electron writes the origin of a permission check with a slash at its end. */
const isOurs = (origin: string): boolean => origin === APP_ORIGIN || origin === `${APP_ORIGIN}/`;
