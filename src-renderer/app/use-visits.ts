import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { isEntity, type Entity } from '../../src-shared/domain/entities.ts';
import { call } from '../ipc/call.ts';
import { useHashSearch } from '../ui/hash-place.ts';

/** A page that is only passed on the way to another one was not visited. */
const STAY_MS = 400;

const uuid = z.uuid();

/** The record that a path shows, or null. */
function recordAt(path: string): { readonly entity: Entity; readonly id: string } | null {
  const [, entity = '', id = ''] = path.split('/');
  return isEntity(entity) && uuid.safeParse(id).success ? { entity, id } : null;
}

/** Remembers where the window is and which records it showed; a failure costs nothing but that. */
export function useVisits(): void {
  const [path] = useLocation();
  const search = useHashSearch();
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const record = recordAt(path);
      call('recents.note', { place: search === '' ? path : `${path}?${search}`, ...(record ? { record } : {}) }).catch(
        () => undefined,
      );
    }, STAY_MS);
    return () => window.clearTimeout(timer);
  }, [path, search]);
}
