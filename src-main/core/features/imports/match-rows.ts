import { csvEntities } from '../../../../src-shared/domain/csv/csv-fields.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { FileRecord } from '../../../../src-shared/domain/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { buildMatchIndex, keyOf, type MatchIndex } from './match-index.ts';
import type { RowDraft } from './row-draft.ts';

/** The record that a row means. `key` names it inside the file; null where the row says nothing that could name one. */
export interface RowMatch {
  readonly key: string | null;
  /** Asked when the row's turn comes, because a row before it may have made the record. */
  readonly ids: () => readonly string[];
}

export interface RowMatcher {
  /** `customerIds` stand beside the rows: what each one's customer is, as it was found. */
  readonly match: (
    read: StoreReader,
    drafts: readonly RowDraft[],
    customerIds: readonly (string | undefined)[],
  ) => Promise<{ readonly rows: readonly RowMatch[]; readonly records: ReadonlyMap<string, FileRecord> }>;
  /** A record that this import wrote: later rows may mean it. */
  readonly note: (record: FileRecord) => void;
  /** Whether a record here has this name already. */
  readonly hasName: (read: StoreReader, name: string) => Promise<boolean>;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/iu;
export const isUuidV7 = (text: string): boolean => UUID_V7.test(text);

/** `asked` is the key that a person gave; empty = row by row the first key of the entity that is filled. */
export function createRowMatcher(entity: FileEntity, asked: readonly string[]): RowMatcher {
  const keys: readonly (readonly string[])[] = asked.length > 0 ? [asked] : csvEntities[entity].keys;
  const indexes = new Map<string, MatchIndex>();
  const indexOf = async (read: StoreReader, fields: readonly string[]): Promise<MatchIndex> => {
    const name = fields.join();
    const index = indexes.get(name) ?? (await buildMatchIndex(read, entity, fields));
    indexes.set(name, index);
    return index;
  };
  return {
    match: async (read, drafts, customerIds) => {
      const direct = await directMatches(read, entity, drafts);
      const rows: RowMatch[] = [];
      for (const [at, draft] of drafts.entries()) {
        const named = nameOf(draft, keys, customerIds[at]);
        if (named === null) {
          rows.push({ key: null, ids: () => [] });
          continue;
        }
        const by = named.fields.join();
        const isDirect = by === 'id' || by === 'serverId';
        const index = isDirect ? null : await indexOf(read, named.fields);
        rows.push({ key: `${by} ${named.value}`, ids: () => index?.find(named.value) ?? direct(draft, by) });
      }
      const records = await read.getMany(entity, [...new Set(rows.flatMap(({ ids }) => ids()))]);
      return { rows, records: new Map(records.map((record) => [record.id, record])) };
    },
    note: (record) => {
      for (const index of indexes.values()) index.note(record);
    },
    hasName: async (read, name) => {
      const key = keyOf(['name'], () => name);
      return key !== null && (await indexOf(read, ['name'])).find(key).length > 0;
    },
  };
}

interface NamedBy {
  readonly fields: readonly string[];
  readonly value: string;
}

/** The first key that the row fills. An id that is none of ours names nothing. */
function nameOf(draft: RowDraft, keys: readonly (readonly string[])[], customerId: string | undefined): NamedBy | null {
  const textOf = (field: string): string | undefined => (field === 'customerId' ? customerId : draft.texts.get(field));
  for (const fields of keys) {
    const value = keyOf(fields, textOf);
    if (value === null || (fields.join() === 'id' && !isUuidV7(value))) continue;
    return { fields, value };
  }
  return null;
}

/** Records by their own id, and where that is unknown by the server's, so that a moved file doubles nobody. */
async function directMatches(read: StoreReader, entity: FileEntity, drafts: readonly RowDraft[]) {
  const texts = (field: string): string[] =>
    drafts.map((draft) => draft.texts.get(field) ?? '').filter((text) => text !== '');
  const [ids, serverIds] = [texts('id'), texts('serverId')];
  const own: readonly FileRecord[] = ids.length > 0 ? await read.getMany(entity, [...new Set(ids)]) : [];
  const others: readonly FileRecord[] =
    serverIds.length > 0 ? await read.byServerId(entity, [...new Set(serverIds)]) : [];
  const known = new Set(own.map(({ id }) => id));
  const byServer = new Map(others.map(({ serverId, id }) => [serverId, id]));
  return (draft: RowDraft, by: string): string[] => {
    const id = draft.texts.get('id') ?? '';
    if (by === 'id' && known.has(id)) return [id];
    const other = byServer.get(draft.texts.get('serverId') ?? '');
    return other === undefined ? [] : [other];
  };
}
