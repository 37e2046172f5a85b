import { useEffect, useState } from 'react';
import type { StartAnswers } from '../ipc/ask-start.ts';
import { call } from '../ipc/call.ts';

/** An address that the window was given: `#/customers/…`. */
const given = (): boolean => window.location.hash.length > 2;

/**
 * Puts the window where it was when this workspace was open last, before the first screen is drawn. An address that the
 * window was started with stands. `asked`: the answer of the workspace that it started with. False until that is settled.
 */
export function useLastPlace(asked: StartAnswers['recents'] | null): boolean {
  const [isThere, setIsThere] = useState(() => asked !== null && given());
  useEffect(() => {
    if (isThere) return;
    const settle = (place: string | null): void => {
      window.history.replaceState(null, '', `#${place ?? '/'}`);
      setIsThere(true);
    };
    const ask = () => call('recents.get', {});
    // The data may have been brought in order since the first answer failed.
    (asked?.catch(ask) ?? ask()).then(
      ({ place }) => settle(place),
      () => settle(null),
    );
  }, [asked, isThere]);
  return isThere;
}
