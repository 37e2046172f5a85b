import { useSyncExternalStore } from 'react';

const watch = (onChange: () => void): (() => void) => {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
};

/** Whether the window cannot be seen: minimised, or behind another that covers all of it. */
export const useIsHidden = (): boolean => useSyncExternalStore(watch, () => document.hidden);
