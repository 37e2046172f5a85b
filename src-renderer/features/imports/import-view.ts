import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { CsvEncoding } from '../../../src-shared/domain/csv/encodings.ts';
import type { FileEntity } from '../../../src-shared/domain/entities.ts';
import type { RouteOutput } from '../../../src-shared/ipc/contract.ts';
import type {
  ImportCounts,
  ImportInput,
  ImportInspection,
  ImportReport,
} from '../../../src-shared/ipc/imports.routes.ts';
import type { JobProgress } from '../../../src-shared/ipc/jobs.routes.ts';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';

export const STEPS = ['file', 'columns', 'dryRun', 'write', 'report'] as const;
export type Step = (typeof STEPS)[number];
export type ChosenFile = NonNullable<RouteOutput<'shell.chooseFile'>>;

/** The import as far as a person has got with it. It survives leaving the page, also while rows are written. */
export interface ImportView {
  readonly step: Step;
  readonly entity: FileEntity;
  readonly file: ChosenFile | null;
  readonly encoding: CsvEncoding | 'auto';
  readonly inspection: ImportInspection | null;
  /** By column: the field it is written to, null = not imported. */
  readonly fields: readonly (string | null)[];
  /** Columns whose field a person has chosen here. */
  readonly corrected: ReadonlySet<number>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly onMatch: NonNullable<ImportInput['onMatch']>;
  readonly blank: NonNullable<ImportInput['blank']>;
  readonly report: ImportReport | null;
  readonly tookMs: number;
  readonly result: { readonly changeSet: string | null; readonly counts: ImportCounts } | null;
  readonly progress: JobProgress | null;
  readonly error: SatchelError | null;
  readonly isBusy: boolean;
}

export const emptyImport = (entity: FileEntity): ImportView => ({
  step: 'file',
  entity,
  file: null,
  encoding: 'auto',
  inspection: null,
  fields: [],
  corrected: new Set(),
  values: {},
  onMatch: 'update',
  blank: 'leave',
  report: null,
  tookMs: 0,
  result: null,
  progress: null,
  error: null,
  isBusy: false,
});

export type ImportStore = StoreApi<ImportView>;

/** One per open workspace. */
export const createImportView = (): ImportStore => createStore<ImportView>(() => emptyImport('customers'));

export const ImportContext = createContext<ImportStore | null>(null);

export function useImportStore(): ImportStore {
  const store = useContext(ImportContext);
  if (!store) throw new Error('no import around this component');
  return store;
}

export const useImportView = (): ImportView => useStore(useImportStore());

/** What the core is asked with: every column by name, so that what is seen is what happens. */
export function importInput(view: ImportView): ImportInput | null {
  if (!view.file || !view.inspection) return null;
  return {
    fileId: view.file.fileId,
    entity: view.entity,
    encoding: view.inspection.encoding,
    mapping: view.fields.map((field, column) => ({ column, field })),
    values: Object.fromEntries(Object.entries(view.values).map(([field, words]) => [field, { ...words }])),
    onMatch: view.onMatch,
    blank: view.blank,
  };
}

/** Required fields that no column is written to. */
export const missingRequired = (view: ImportView): string[] =>
  (view.inspection?.fields ?? [])
    .filter(({ field, isRequired }) => isRequired && !view.fields.includes(field))
    .map(({ field }) => field);

/** A column is written to a field; another column that was is let go, since one field has one column. */
export function assignField(view: ImportView, column: number, field: string | null): Partial<ImportView> {
  const fields = view.fields.map((old, index) => {
    if (index === column) return field;
    return field !== null && old === field ? null : old;
  });
  return { fields, corrected: new Set(view.corrected).add(column), report: null };
}

/** The different words of a column: of the preview, and those that the last dry run did not understand. */
export function wordsOf(view: ImportView, field: string): { word: string; isRefused: boolean }[] {
  const column = view.fields.indexOf(field);
  const seen = (view.inspection?.preview ?? []).map((row) => row[column]?.trim() ?? '');
  const refused = (view.report?.refusals ?? [])
    .filter((one) => one.field === field && one.code === 'not_in_list')
    .map(({ value }) => value.trim());
  const known = new Set(refused);
  return [...new Set([...refused, ...seen])].filter(Boolean).map((word) => ({ word, isRefused: known.has(word) }));
}
