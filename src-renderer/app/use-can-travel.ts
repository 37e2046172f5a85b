import { useSyncExternalStore } from 'react';

const subscribe = (onChange: () => void): (() => void) => {
  window.navigation.addEventListener('currententrychange', onChange);
  return () => window.navigation.removeEventListener('currententrychange', onChange);
};

/** Whether there is a page to go back or forward to. */
export function useCanTravel(): { readonly canGoBack: boolean; readonly canGoForward: boolean } {
  const canGoBack = useSyncExternalStore(subscribe, () => window.navigation.canGoBack);
  const canGoForward = useSyncExternalStore(subscribe, () => window.navigation.canGoForward);
  return { canGoBack, canGoForward };
}
