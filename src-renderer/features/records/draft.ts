import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Problem } from '../../../src-shared/ipc/problems.ts';
import { fieldNamed } from '../../../src-shared/domain/fields.ts';
import { fieldProblems } from '../../../src-shared/ipc/satchel-error.ts';
import { parseDay } from '../../ui/form/parse-day.ts';
import { narrow, parseYuan, yuanText } from '../../ui/format.ts';
import { fieldOf } from './kinds.ts';

/** What a person has typed and not saved: only the fields that were touched, as text. */
export type DraftValues = Readonly<Partial<Record<string, string>>>;
export type Problems = Readonly<Record<string, Problem>>;

type Read =
  | { readonly ok: true; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problems: Problems };

const isMoney = (field: string): boolean => field.endsWith('Cents');

/** Whether the value itself is not here, so that an empty input means "leave it alone". */
export const isUnseen = (record: ScreenRecord | null, field: string): boolean => {
  const provenance = record?.sync.provenance[field];
  return provenance === 'masked' || provenance === 'not_loaded';
};

/** A field of a record as the form shows it before anyone types. */
export function fieldText(record: ScreenRecord | null, field: string): string {
  const value = record && !isUnseen(record, field) ? fieldOf(record, field) : null;
  if (typeof value === 'number') return isMoney(field) ? yuanText(value) : String(value);
  return typeof value === 'string' ? value : '';
}

/** The touched fields that differ from the record. */
export const changedFields = (values: DraftValues, record: ScreenRecord | null): string[] =>
  Object.keys(values).filter((field) => values[field] !== fieldText(record, field));

/** An edit of a record, ready to be sent, or what is wrong with which field. */
export const readChanges = (entity: ScreenEntity, values: DraftValues, record: ScreenRecord): Read => {
  const raw = rawFields(entity, values, changedFields(values, record));
  return checked(raw.problems, entityTable[entity].changes.safeParse(raw.fields, { reportInput: true }));
};

/** A new record, ready to be sent, or what is wrong with which field. */
export const readNew = (entity: ScreenEntity, values: DraftValues): Read => {
  const raw = rawFields(entity, values, changedFields(values, null));
  return checked(raw.problems, entityTable[entity].fields.safeParse(raw.fields, { reportInput: true }));
};

type Parsed =
  | { success: true; data: Readonly<Record<string, unknown>> }
  | { success: false; error: Parameters<typeof fieldProblems>[0] };

function checked(problems: Problems, parsed: Parsed): Read {
  const all = { ...(parsed.success ? {} : fieldProblems(parsed.error)), ...problems };
  return parsed.success && Object.keys(all).length === 0
    ? { ok: true, fields: parsed.data }
    : { ok: false, problems: all };
}

function rawFields(entity: ScreenEntity, values: DraftValues, names: readonly string[]) {
  const fields: Record<string, unknown> = {};
  const problems: Record<string, Problem> = {};
  for (const name of names) {
    const text = (values[name] ?? '').trim();
    const value = rawValue(entity, name, text);
    // Not a number at all: the schema would only say that it is not the right kind of thing.
    if (value === undefined) problems[name] = isMoney(name) ? 'not_an_amount' : 'not_an_integer';
    else fields[name] = value;
  }
  return { fields, problems };
}

/** A typed text as the domain wants it; undefined when it is no number where one is needed. */
function rawValue(entity: ScreenEntity, name: string, text: string): unknown {
  if (text === '') return name === 'name' ? '' : null;
  if (isMoney(name)) return parseYuan(text) ?? undefined;
  switch (fieldNamed(entity, name)?.kind) {
    case 'number': {
      const number = Number(narrow(text).replaceAll(',', ''));
      return Number.isFinite(number) ? number : undefined;
    }
    case 'day':
      return parseDay(text) ?? text;
    default:
      return text;
  }
}
