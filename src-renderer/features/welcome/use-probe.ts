import { useRef, useState } from 'react';
import type { ProfileId, Probe } from '../../../src-shared/ipc/workspaces.routes.ts';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { asSatchelError, call } from '../../ipc/call.ts';

export interface ProbeState {
  readonly isLooking: boolean;
  readonly found: Probe | null;
  readonly error: SatchelError | null;
  /** Asks the address what it is, unless that very question was answered already. */
  readonly look: (address: string, profile: ProfileId | null) => void;
  readonly forget: () => void;
}

/** Finds out what stands behind an address while the person goes on typing; only the latest question counts. */
export function useProbe(): ProbeState {
  const [found, setFound] = useState<Probe | null>(null);
  const [error, setError] = useState<SatchelError | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const asked = useRef('');

  const look = (address: string, profile: ProfileId | null): void => {
    const question = `${address.trim()} ${profile ?? ''}`;
    if (address.trim() === '' || question === asked.current) return;
    asked.current = question;
    setIsLooking(true);
    setError(null);
    const settle = (show: () => void): void => {
      if (asked.current !== question) return;
      setIsLooking(false);
      show();
    };
    call('workspaces.probe', { address: address.trim(), profile }).then(
      (probe) => settle(() => setFound(probe)),
      (caught: unknown) =>
        settle(() => {
          setFound(null);
          setError(asSatchelError(caught));
          // The same address may answer a moment later.
          asked.current = '';
        }),
    );
  };
  const forget = (): void => {
    asked.current = '';
    setFound(null);
    setError(null);
    setIsLooking(false);
  };
  return { isLooking, found, error, look, forget };
}
