import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Totals } from './totals.ts';
import type { Table } from '../rx-storage/table.ts';

/** What the read functions need of one entity. */
export interface EntitySource {
  readonly connection: Connection;
  readonly table: Table;
  readonly totals: Totals;
}

export type SourceOf = (entity: Entity) => EntitySource;
