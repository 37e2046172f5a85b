import type { Entity } from '../../src-shared/domain/entities.ts';
import { SORT_FIELDS } from '../../src-shared/domain/fields.ts';
import { checkFilter } from '../../src-shared/domain/views/check-filter.ts';
import type { Filter } from '../../src-shared/domain/views/filter.schema.ts';
import { resolveFilter, type ResolvedFilter } from '../../src-shared/domain/views/resolve-filter.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { calendarAt } from '../../src-shared/lib/calendar.ts';
import type { Clock } from './ports.ts';

/**
 * A filter of a window as the store takes it, by the day and the zone of this computer. Error: INVALID_INPUT naming the
 * fields that cannot be asked so.
 */
export function askedFilter(entity: Entity, filter: Filter | null, clock: Pick<Clock, 'now'>): ResolvedFilter | null {
  if (filter === null) return null;
  const fields = checkFilter(entity, filter);
  if (Object.keys(fields).length > 0) throw new SatchelError('INVALID_INPUT', { fields });
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return resolveFilter(entity, filter, calendarAt(clock.now(), timeZone));
}

/** Error: INVALID_INPUT for a field by which lists of this entity are not sorted. */
export function checkSort(entity: Entity, { field }: { readonly field: string }): void {
  if (!SORT_FIELDS[entity].includes(field)) {
    throw new SatchelError('INVALID_INPUT', { fields: { [field]: 'unknown_field' } });
  }
}
