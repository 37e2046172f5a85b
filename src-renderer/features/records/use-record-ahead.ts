import { useEffect, useEffectEvent } from 'react';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { useAhead } from '../../ipc/use-ahead.ts';
import { AROUND_EVENTS } from './around/around-events.ts';

/** A cursor that only passes a record does not mean it. */
const REST_MS = 30;

/** Asks what the page of a record will show first, as soon as the cursor of a list rests on it. */
export function useRecordAhead(entity: ScreenEntity, id: string | undefined): void {
  const ahead = useAhead();
  const ask = useEffectEvent((restsOn: string) => {
    ahead(`${entity}.get`, { id: restsOn }, [`${entity}.changed`]);
    if (entity === 'customers') ahead('customers.around', { id: restsOn }, AROUND_EVENTS);
  });
  useEffect(() => {
    if (id === undefined) return;
    const timer = window.setTimeout(() => ask(id), REST_MS);
    return () => window.clearTimeout(timer);
  }, [id]);
}
