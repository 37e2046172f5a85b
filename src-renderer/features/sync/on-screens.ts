import { isScreenEntity, type Entity, type ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ConflictRow, Refusal } from '../../../src-shared/ipc/conflicts.routes.ts';
import type { PendingChange, SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';

type OnScreen<Row> = Row & { readonly entity: ScreenEntity };
export type ScreenConflict = OnScreen<ConflictRow>;
export type ScreenRefusal = OnScreen<Refusal>;
export type ScreenChange = OnScreen<PendingChange>;
export type ScreenModule = OnScreen<SyncOverview['modules'][number]>;

/** The rows about records that have a screen to be opened on. */
export const onScreens = <Row extends { readonly entity: Entity }>(rows: readonly Row[]): OnScreen<Row>[] =>
  rows.filter((row): row is OnScreen<Row> => isScreenEntity(row.entity));
