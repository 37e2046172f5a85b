import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';

/** The path behind the # and, behind a ?, what a screen says of itself: `#/customers?view=all`. */
function placeNow(): readonly [path: string, search: string] {
  const [path = '', ...search] = window.location.hash.replace(/^#?\/?/u, '').split('?');
  return [`/${path}`, search.join('?')];
}

function subscribe(hear: () => void): () => void {
  window.addEventListener('hashchange', hear);
  return () => window.removeEventListener('hashchange', hear);
}

interface Travel {
  readonly replace?: boolean;
  readonly state?: unknown;
}

/** Goes to a path, with or without a query; `replace` corrects the present place instead of adding one. */
function navigate(to: string, { replace = false, state = null }: Travel = {}): void {
  const oldURL = window.location.href;
  const hash = `#/${to.replace(/^#?\/?/u, '')}`;
  window.history[replace ? 'replaceState' : 'pushState'](state, '', hash);
  // The browser tells of what it did itself alone: back, forward, a link.
  window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: window.location.href }));
}

const pathNow = (): string => placeNow()[0];
const searchNow = (): string => placeNow()[1];

/** The place of the window for wouter: the app is one file, so that paths live behind the #. */
export const useHashPlace: BaseLocationHook & { hrefs: (href: string) => string } = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, pathNow), navigate],
  { hrefs: (href: string) => `#${href}` },
);

/** What stands behind the ? of the place, as it is written there. */
export const useHashSearch = (): string => useSyncExternalStore(subscribe, searchNow);
