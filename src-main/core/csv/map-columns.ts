import { csvEntities, READ_ONLY_META, type CsvField } from '../../../src-shared/domain/csv/csv-fields.ts';
import type { FileEntity } from '../../../src-shared/domain/entities.ts';
import type { ImportInspection } from '../../../src-shared/ipc/imports.routes.ts';
import { storedText } from '../../../src-shared/lib/text.ts';

export type ColumnMapping = ImportInspection['mapping'][number];
/** What a person chose: column → field or null. */
export type ChosenColumns = ReadonlyMap<number, string | null>;

/** A header as it is compared: width, case, white space, punctuation and a unit or "required" at its end do not count. */
const comparable = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:元|必填|选填|yuan|cny|required)\)/gu, '')
    .replace(/[\s_\-*:：.]/gu, '');

/**
 * Which column is which field: what was remembered or chosen, else the field's own name, else its names in both languages.
 * Never by likeness: any two headers of two characters are alike. Of two columns for one field the first counts.
 */
export function mapColumns(entity: FileEntity, header: readonly string[], remembered: ChosenColumns): ColumnMapping[] {
  const taken = new Set([...remembered.values()].filter((field) => field !== null));
  const guess = guesser(entity);
  return header.map((name, column): ColumnMapping => {
    const chosen = remembered.get(column);
    if (chosen !== undefined) return { column, field: chosen, how: 'remembered' };
    const found = guess(name);
    if (found.field === null) return { column, ...found };
    if (taken.has(found.field)) return { column, field: null, how: 'duplicate' };
    taken.add(found.field);
    return { column, ...found };
  });
}

function guesser(entity: FileEntity): (header: string) => Pick<ColumnMapping, 'field' | 'how'> {
  const { fields, readOnly } = csvEntities[entity];
  const exact = new Set(fields.map(({ field }) => field));
  const fixed = new Set([...readOnly, ...READ_ONLY_META].map(comparable));
  const aliases = new Map<string, string>();
  for (const { field, label, aliases: more } of fields) {
    for (const name of [field, label.zh, label.en, ...more]) {
      if (!aliases.has(comparable(name))) aliases.set(comparable(name), field);
    }
  }
  return (header) => {
    const name = storedText(header);
    if (exact.has(name)) return { field: name, how: 'exact' };
    if (fixed.has(comparable(name))) return { field: null, how: 'read_only' };
    const field = aliases.get(comparable(name));
    return field === undefined ? { field: null, how: 'none' } : { field, how: 'alias' };
  };
}

/** The field of a name, or null. */
export const csvField = (entity: FileEntity, name: string): CsvField | null =>
  csvEntities[entity].fields.find(({ field }) => field === name) ?? null;
