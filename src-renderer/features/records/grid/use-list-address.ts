import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { useHashSearch } from '../../../ui/hash-place.ts';
import { useRecordsViewStore } from '../view.ts';
import { addressOf, isSameView, placeOf } from './list-address.ts';

/** So long the cursor or the typing has to rest before the address follows. */
const QUIET_MS = 250;

/** Keeps the address of a list and what it shows the same, whichever of them changes: by a person, or by back and forward. */
export function useListAddress(entity: ScreenEntity): void {
  const store = useRecordsViewStore(entity);
  const [, navigate] = useLocation();
  const address = useHashSearch();
  const shown = useStore(store, addressOf);
  useEffect(() => {
    const { address: agreed, changes } = store.getState();
    // What the list came to be after the address was written last is newer than the address.
    if (address === agreed) return;
    const place = placeOf(address, changes);
    if (place !== null) store.setState({ ...place, address });
  }, [address, store]);
  useEffect(() => {
    const { address: agreed } = store.getState();
    if (shown === agreed && address !== '') return;
    const isCorrection = address === '' || isSameView(address, shown);
    const write = (): void => {
      // It has been led elsewhere meanwhile.
      if (addressOf(store.getState()) !== shown) return;
      store.setState({ address: shown });
      navigate(`/${entity}?${shown}`, { replace: isCorrection });
    };
    const timer = window.setTimeout(write, isCorrection && address !== '' ? QUIET_MS : 0);
    return () => window.clearTimeout(timer);
  }, [shown, address, entity, navigate, store]);
}
