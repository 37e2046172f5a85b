import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Mark } from './list-places.ts';
import type { Count, Remembered } from './remembered.ts';
import type { Table } from '../rx-storage/table.ts';

/** What the read functions need of one entity. */
export interface EntitySource {
  readonly connection: Connection;
  readonly table: Table;
  readonly totals: Remembered<Count>;
  /** Places found on the way through long lists. */
  readonly marks: Remembered<Mark[]>;
}

export type SourceOf = (entity: Entity) => EntitySource;
