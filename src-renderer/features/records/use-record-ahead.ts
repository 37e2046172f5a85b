import { useEffect, useEffectEvent } from 'react';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { useAhead } from '../../ipc/use-ahead.ts';
import { AROUND_EVENTS } from './around/around-events.ts';
import { HEALTH_EVENTS, newestOf, PEOPLE_EVENTS, peopleOf, TIMELINE_EVENTS } from './page-questions.ts';

/** A cursor or a pointer that only passes a record does not mean it; held arrow keys come every 33 ms. */
const REST_MS = 50;

/** The row of a list that an event is about, counted from 0; -1 where it is about none. */
function rowOf({ target }: Event): number {
  const row = target instanceof Element ? target.closest('[role="row"][aria-rowindex]') : null;
  // The first one is the head of the list.
  return Number(row?.getAttribute('aria-rowindex') ?? 1) - 2;
}

/**
 * Asks what the page of a record will show as soon as the cursor of a list or the pointer rests on it, and at once when it
 * is pressed: the page is there whole when it opens.
 */
export function useRecordAhead(
  entity: ScreenEntity,
  { current, idAt }: { readonly current: string | undefined; readonly idAt: (index: number) => string | undefined },
): void {
  const ahead = useAhead();
  const ask = useEffectEvent((id: string) => {
    ahead(`${entity}.get`, { id }, [`${entity}.changed`]);
    ahead('timeline.read', newestOf(entity, id), TIMELINE_EVENTS);
    if (entity !== 'customers') return;
    ahead('customers.around', { id }, AROUND_EVENTS);
    ahead('reports.health', { customerId: id }, HEALTH_EVENTS);
    ahead('contacts.list', peopleOf(id), PEOPLE_EVENTS);
  });
  const askAt = useEffectEvent((index: number) => {
    const id = index < 0 ? undefined : idAt(index);
    if (id !== undefined) ask(id);
  });
  useEffect(() => {
    if (current === undefined) return;
    const timer = window.setTimeout(() => ask(current), REST_MS);
    return () => window.clearTimeout(timer);
  }, [current]);
  useEffect(() => {
    let timer = 0;
    const over = (event: Event): void => {
      window.clearTimeout(timer);
      const index = rowOf(event);
      timer = window.setTimeout(() => askAt(index), REST_MS);
    };
    const press = (event: Event): void => askAt(rowOf(event));
    window.addEventListener('mouseover', over, { passive: true });
    window.addEventListener('mousedown', press, { capture: true, passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('mouseover', over);
      window.removeEventListener('mousedown', press, { capture: true });
    };
  }, []);
}
