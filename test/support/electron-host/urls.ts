/**
 * Chromium knows no schemes of ours, so `app://satchel/x` is shown to it as `https://satchel.app.ehost.invalid/x`
 * (a secure context with an origin of its own) and translated back wherever the app can see an address.
 */
const SUFFIX = '.ehost.invalid';

export const toWeb = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/, (all, scheme: string, host: string) =>
    ['http', 'https', 'file', 'ws', 'wss'].includes(scheme) ? all : `https://${host}.${scheme}${SUFFIX}`,
  );

export const toApp = (url: string): string => {
  const match = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.ehost\.invalid(?=[/?#]|$)(.*)$/s.exec(url);
  return match ? `${match[2]}://${match[1]}${match[3]}` : url;
};

export const isOurs = (webUrl: string): boolean => toApp(webUrl) !== webUrl;

/** `app://satchel` of `app://satchel/x`; Node's URL says `null` for schemes that it does not know. */
export const originOf = (url: string): string | null => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/.exec(url)?.[0] ?? null;
