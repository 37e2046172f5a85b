import { useEffect, useState } from 'react';
import { call } from '../ipc/call.ts';

/** An address that the window was given: `#/customers/…`. */
const given = (): boolean => window.location.hash.length > 2;

/**
 * Puts the window where it was when this workspace was open last, before the first screen is drawn. An address that the
 * window was started with stands. False until that is settled.
 */
export function useLastPlace(isFirst: boolean): boolean {
  const [isThere, setIsThere] = useState(() => isFirst && given());
  useEffect(() => {
    if (isThere) return;
    const settle = (place: string | null): void => {
      window.history.replaceState(null, '', `#${place ?? '/'}`);
      setIsThere(true);
    };
    call('recents.get', {}).then(
      ({ place }) => settle(place),
      () => settle(null),
    );
  }, [isThere]);
  return isThere;
}
