import { putOf } from '../../store/put-of.ts';
import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { tagsSchema, type Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { tagsBack } from '../../../../src-shared/domain/customers/tags.rules.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { AnyRecord } from '../../../../src-shared/domain/records.ts';
import type { UndoResult } from '../../../../src-shared/ipc/change-sets.routes.ts';
import type { JobProgress } from '../../../../src-shared/ipc/jobs.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import type { ChangeSetRow, Plan, Put, Store, StoreReader } from '../../store/store.ts';
import { createRowPace, type Readers } from '../../row-pace.ts';
import { createGoing, referringTo, type Going } from './referring-to.ts';
import { tagRecord } from '../../sync/tag-record.ts';
import { deleteRecord, editRecord, restoreRecord, type EditContext, type EditResult } from '../../sync/record-edits.ts';

const NOTES_MOST = 200;

interface Undo {
  readonly store: Store;
  readonly set: ChangeSetRow;
  readonly context: () => EditContext;
  readonly readers: Readers;
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

/** What taking one record back comes to. */
interface Reversal {
  readonly put: Put | null;
  readonly remove: { readonly entity: Entity; readonly id: string } | null;
  readonly history: readonly HistoryEntry[];
  /** Fields that were left because they are not as the change-set wrote them. */
  readonly kept: readonly string[];
}

/**
 * Takes a change-set back, the last record first: what it created goes, what it deleted comes again, what it changed becomes
 * what it was. A field that was changed since stays and is told. Interrupted, it can be called again. Error: CANCELLED.
 */
export async function undoChangeSet(undo: Undo): Promise<UndoResult> {
  const { store, set, signal } = undo;
  const records = (await store.changeSetRecords(set.id)).toReversed();
  const result: UndoResult = { reversed: 0, kept: 0, failed: 0, notes: [] };
  const pace = createRowPace(undo.readers);
  for (let at = 0; at < records.length;) {
    const step = records.slice(at, at + pace.rows());
    let begunMs = 0;
    await store.write(async (read) => {
      // Not before: it may have waited for other writers.
      begunMs = performance.now();
      const parts = [];
      const going = createGoing();
      for (const { entity, id } of step) parts.push(await takeBack(undo, read, { entity, id, result, going }));
      return { plan: { ...together(parts), durability: 'deferred' }, result: null };
    });
    pace.note(step.length, performance.now() - begunMs);
    at += step.length;
    undo.onProgress({ done: at, total: records.length, phase: 'undoing' });
    await nextTurn();
    if (signal.aborted) {
      // what was taken back so far is on the disk before the person hears that it has ended
      await store.write(async () => ({ plan: { puts: [] }, result: null }));
      throw new SatchelError('CANCELLED');
    }
  }
  const reversedAt = undo.context().now;
  await store.write(async () => ({ plan: { puts: [], changeSets: [{ ...set, reversedAt }] }, result: null }));
  return result;
}

const NOTHING: Reversal = { put: null, remove: null, history: [], kept: [] };

async function takeBack(
  undo: Undo,
  read: StoreReader,
  { entity, id, result, going }: { entity: Entity; id: string; result: UndoResult; going: Going },
): Promise<Reversal> {
  const record: AnyRecord | null = await read.get(entity, id);
  // It is gone for good: nothing of the change-set is left to take back.
  if (record === null) {
    result.reversed += 1;
    return NOTHING;
  }
  const title = titleOf(entity, record);
  const note = (fields: readonly string[], isFailed: boolean): void => {
    if (result.notes.length < NOTES_MOST) result.notes.push({ entity, id, title, fields: [...fields], isFailed });
  };
  try {
    const reversal = await reverse(undo, read, { entity, record, going });
    if (reversal.kept.length === 0) result.reversed += 1;
    else {
      result.kept += 1;
      note(reversal.kept, false);
    }
    return reversal;
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    result.failed += 1;
    note([], true);
    return NOTHING;
  }
}

async function reverse(
  { set, context }: Undo,
  read: StoreReader,
  { entity, record, going }: { entity: Entity; record: AnyRecord; going: Going },
): Promise<Reversal> {
  // The oldest first.
  const history = (await read.history(entity, record.id)).toReversed();
  const own = history.filter(({ changeSet }) => changeSet === set.id);
  const deletion = lastWritten(own).get('deletedAt');
  if (deletion) return reverseDeletion({ entity, record, ...deletion }, context());
  // Somebody has deleted it since.
  if (record.deletedAt !== null) return NOTHING;
  const creation = own.find(({ field }) => field === null);
  if (!creation) return restoreFields({ entity, record, own }, context());
  const kept = [...touchedSince({ record, history, own }), ...(await referringTo(read, { entity, record, going }))];
  if (kept.length > 0) return { ...NOTHING, kept };
  going.add(entity, record);
  const deleted = deleteRecord(entity, record, context());
  const isUnsent = deleted.record.serverId === null && deleted.record.sync.ops.length === 0;
  if (isUnsent) return { ...NOTHING, remove: { entity, id: record.id } };
  return { ...NOTHING, put: putOf(entity, deleted.record), history: deleted.history };
}

/** A record that was put into the recycle bin comes out of it, one that was taken out goes back; unless somebody did so since. */
function reverseDeletion(
  { entity, record, before, after }: { entity: Entity; record: AnyRecord; before: Json; after: Json },
  context: EditContext,
): Reversal {
  const isAsBefore = (record.deletedAt === null) === (before === null);
  if (isAsBefore) return NOTHING;
  if (!sameJson(record.deletedAt, after)) return { ...NOTHING, kept: ['deletedAt'] };
  const reverse = record.deletedAt === null ? deleteRecord : restoreRecord;
  const { record: reversed, history }: EditResult<AnyRecord> = reverse(entity, record, context);
  return { ...NOTHING, put: putOf(entity, reversed), history };
}

const valueOf = (record: AnyRecord, field: string): Json =>
  (record as unknown as Readonly<Record<string, Json | undefined>>)[field] ?? null;

/** The fields of a created record that a person or the server changed since. */
function touchedSince({
  record,
  history,
  own,
}: {
  record: AnyRecord;
  history: readonly HistoryEntry[];
  own: readonly HistoryEntry[];
}): string[] {
  const edited = history
    .filter(
      ({ changeSet, source, field }) =>
        !own.some((entry) => entry.changeSet === changeSet) && source !== 'sync' && field !== 'primaryContactId',
    )
    .flatMap(({ field }) => field ?? []);
  const differing = [...lastWritten(own)]
    .filter(([field, { after }]) => !sameJson(valueOf(record, field), after))
    .map(([field]) => field);
  return [...new Set([...edited, ...differing])];
}

/** Field → the value before the change-set's first change of it and the one after its last. */
function lastWritten(own: readonly HistoryEntry[]): Map<string, { before: Json; after: Json }> {
  const written = new Map<string, { before: Json; after: Json }>();
  for (const { field, before, after } of own) {
    const changes = field === null ? Object.entries((after ?? {}) as Record<string, Json>) : [[field, after] as const];
    for (const [name, value] of changes) {
      written.set(name, { before: written.get(name)?.before ?? (field === null ? null : before), after: value });
    }
  }
  return written;
}

function restoreFields(
  { entity, record, own }: { entity: Entity; record: AnyRecord; own: readonly HistoryEntry[] },
  context: EditContext,
): Reversal {
  const kept: string[] = [];
  const changes: Record<string, Json> = {};
  const written = lastWritten(own);
  for (const [field, { before, after }] of written) {
    if (field === TAGS) continue;
    const current = valueOf(record, field);
    if (sameJson(current, after)) changes[field] = before;
    else if (!sameJson(current, before)) kept.push(field);
  }
  const edited = editRecord(entity, record, changes, context);
  const { record: last, history } = withoutTags({ entity, edited, tags: written.get(TAGS) }, context);
  const put = history.length > 0 ? putOf(entity, last) : null;
  return { put, remove: null, history, kept };
}

const TAGS = 'tags';

interface Tagged {
  readonly entity: Entity;
  readonly edited: EditResult<AnyRecord>;
  /** The tags before the change-set and after it, where it changed any. */
  readonly tags: { readonly before: Json; readonly after: Json } | undefined;
}

/** Tags are a set: what the change-set gave goes, what it took comes again, and those given since stay. */
function withoutTags({ entity, edited, tags }: Tagged, context: EditContext): EditResult<AnyRecord> {
  if (entity !== 'customers' || tags === undefined) return edited;
  const [before, after] = [tagsSchema.parse(tags.before ?? []), tagsSchema.parse(tags.after ?? [])];
  const back = tagRecord(edited.record as Customer, tagsBack(after, before), context);
  return { record: back.record, history: [...edited.history, ...back.history] };
}

function together(parts: readonly Reversal[]): Plan {
  return {
    puts: parts.flatMap(({ put }) => put ?? []),
    removes: parts.flatMap(({ remove }) => remove ?? []),
    history: parts.flatMap(({ history }) => history),
  };
}
