import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { AnyRecord } from '../../../src-shared/domain/records.ts';
import type { Put } from './store.ts';

/** A record to be written. The compiler cannot see that entity and record belong together where both are generic. */
export const putOf = (entity: Entity, record: AnyRecord): Put => ({ entity, record }) as Put;
