/** What the system itself says about the sender of a request; nothing of it comes from the page. */
export interface Sender {
  /** The origin and the address of the frame; null when it is gone already. */
  readonly frame: { readonly origin: string; readonly url: string; readonly isTop: boolean } | null;
  /** Whether the page belongs to a window that this program made. */
  readonly isOurWindow: boolean;
}

/** The only origin that the program's pages have. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'satchel';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Only the top frame of one of our windows, at exactly our origin. */
export function isTrustedSender({ frame, isOurWindow }: Sender): boolean {
  if (!frame?.isTop || !isOurWindow || frame.origin !== APP_ORIGIN) return false;
  if (!URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST;
}
