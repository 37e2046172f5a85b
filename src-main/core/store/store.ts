import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import type { ResolvedFilter } from '../../../src-shared/domain/views/resolve-filter.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import type { Figures } from './read-models/figures.ts';

/** Conditions on stored fields; all must hold. A plain value means `eq`. Nested paths use dots (`sync.state`). */
export type Condition =
  | { readonly eq: Json }
  | { readonly ne: Json }
  | { readonly in: readonly Json[] }
  | { readonly gt: string | number }
  | { readonly gte: string | number }
  | { readonly lt: string | number }
  | { readonly lte: string | number }
  | { readonly contains: string }
  | { readonly exists: boolean };
export type Where = Readonly<Record<string, Condition>>;

export interface PageQuery {
  readonly where: Where;
  /** The id breaks ties, so that a page boundary is always exact. */
  readonly sort: { readonly field: string; readonly isDescending: boolean };
  readonly limit: number;
  /** `next` of the page before, or null. An unknown cursor is INVALID_INPUT. */
  readonly after: string | null;
  /** Text to find by the search index; empty = no search. */
  readonly search: string;
}

/** A list of any length, of records that are not deleted. */
export interface ListQuery {
  /** Its fields are the entity's own (`checkFilter`). */
  readonly filter: ResolvedFilter | null;
  /** Text to find by the search index; empty = no search. */
  readonly search: string;
  /** The field is one of SORT_FIELDS. The id breaks ties. */
  readonly sort: { readonly field: string; readonly isDescending: boolean };
  readonly limit: number;
  /** `next` of the page before, or how many records are in front of the page. An unknown cursor is INVALID_INPUT. */
  readonly from: string | number;
}

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  /** Null where counting means looking at every record: `countList`. */
  readonly total: number | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}

/** Reading. Includes deleted records unless the question excludes them. Plain objects, never to be changed in place. */
export interface StoreReader {
  readonly get: <E extends Entity>(entity: E, id: string) => Promise<RecordOf[E] | null>;
  readonly getMany: <E extends Entity>(entity: E, ids: readonly string[]) => Promise<readonly RecordOf[E][]>;
  readonly byServerId: <E extends Entity>(entity: E, serverIds: readonly string[]) => Promise<readonly RecordOf[E][]>;
  /** One keyset page; its cost does not grow with its number. */
  readonly page: <E extends Entity>(entity: E, query: PageQuery) => Promise<Page<RecordOf[E]>>;
  readonly count: (entity: Entity, where: Where) => Promise<number>;
  /** A page of a list. Where a filter has to look at many records, the event loop gets its turns in between. */
  readonly list: <E extends Entity>(entity: E, query: ListQuery) => Promise<ListPage<RecordOf[E]>>;
  /** How many records a list has, the event loop getting its turns in between. Error: CANCELLED when the signal aborts. */
  readonly countList: (
    entity: Entity,
    query: Pick<ListQuery, 'filter' | 'search'>,
    signal?: AbortSignal,
  ) => Promise<number>;
  /** The outbox: every record whose sync state is not settled, oldest change first. */
  readonly unsettled: <E extends Entity>(entity: E) => Promise<readonly RecordOf[E][]>;
  /** Newest first. */
  readonly history: (entity: Entity, id: string) => Promise<readonly HistoryEntry[]>;
  /** Newest first. */
  readonly changeSets: () => Promise<readonly ChangeSetRow[]>;
  /** The records that a change-set wrote, each once, in the order of their first change. */
  readonly changeSetRecords: (id: string) => Promise<readonly { readonly entity: Entity; readonly id: string }[]>;
  /** The value kept under a key of `settings` or `sync_state`, or null. */
  readonly setting: (key: string) => Promise<Json>;
  readonly syncState: (key: string) => Promise<Json>;
  /** Best first: name prefix, exact, recent. Never returns deleted records. */
  readonly search: (
    text: string,
    options: { entities: readonly Entity[]; limit: number },
  ) => Promise<readonly SearchHit[]>;
}

export interface SearchHit {
  readonly entity: Entity;
  readonly id: string;
  readonly title: string;
  /** The field that matched. */
  readonly why: string;
}

export type Put = { readonly [E in Entity]: { readonly entity: E; readonly record: RecordOf[E] } }[Entity];

/** Changes that belong together and can be taken back together. `summary` is the feature's own. */
export interface ChangeSetRow {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly summary: Json;
  readonly reversedAt: string | null;
}

/**
 * All that is written together. `durable` (as a rule): one transaction, on the disk when `write` resolves. `deferred`: one
 * transaction too, on the disk with the next durable one at the latest, for a step of a work whose end is durable; a power
 * cut before it loses the last steps, never a part of one. `refetchable`: what a server has; in short transactions.
 */
export interface Plan {
  readonly puts: readonly Put[];
  /** Records whose deletion is settled and old: removed for good. */
  readonly removes?: readonly { readonly entity: Entity; readonly id: string }[];
  readonly history?: readonly HistoryEntry[];
  /** Made or replaced. */
  readonly changeSets?: readonly ChangeSetRow[];
  readonly settings?: Readonly<Record<string, Json>>;
  readonly syncState?: Readonly<Record<string, Json>>;
  readonly durability?: 'durable' | 'deferred' | 'refetchable';
}

export interface Change {
  readonly entity: Entity;
  readonly ids: readonly string[];
}

/** What a check of the whole file found. `problems` are codes with ids and counts, never values. */
export interface Verification {
  readonly isSound: boolean;
  readonly problems: readonly string[];
  /** Records of each entity, deleted ones included. */
  readonly counts: Readonly<Record<Entity, number>>;
}

export interface Store extends StoreReader {
  /** Reports, lists of what is due, and the health of a customer. They ask for whole tables: not inside a unit of work. */
  readonly figures: Figures;
  /** Reads every page of the file and every record: pages decrypt, indexes agree, records fit their schema. */
  readonly verify: () => Promise<Verification>;
  /**
   * Reads every page of the file while work goes on, a few milliseconds at a time, with `pause` in between. Says whether each
   * is as it was written. Errors: CANCELLED (the store is being closed), and what `pause` throws.
   */
  readonly checkPages: (pause: () => Promise<void>) => Promise<Pick<Verification, 'isSound'>>;
  /**
   * The one door for writes. `work` reads and says what to write; nobody else writes in between; everything it returns
   * is committed in one transaction or nothing is. Resolves after the commit is on disk (for `durable` plans).
   * Errors: whatever `work` throws (nothing is written), STORE_UNWRITABLE, STORE_DAMAGED.
   */
  readonly write: <Result>(work: (read: StoreReader) => Promise<{ plan: Plan; result: Result }>) => Promise<Result>;
  /** Hears of every commit, after it. Returns the way to stop. */
  readonly onChange: (listener: (changes: readonly Change[]) => void) => () => void;
  readonly close: () => Promise<void>;
}
