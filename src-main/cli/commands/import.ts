import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { CSV_ENCODINGS, type CsvEncoding } from '../../../src-shared/domain/csv/encodings.ts';
import type { ImportInspection, ImportReport } from '../../../src-shared/ipc/imports.routes.ts';
import type { ImportOptions } from '../../core/features/imports/import-options.ts';
import type { ImportResult } from '../../core/features/imports/take-in.ts';
import { fileEntityOption, textOption, usageError, type ParsedLine } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

const mapSchema = z.strictObject({
  columns: z.record(z.string(), z.string().nullable()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
type MapFile = z.output<typeof mapSchema>;

export const importCommand: Command = {
  name: 'import',
  usage:
    'import FILE --entity E [--encoding auto|utf-8|gb18030|gbk|big5|utf-16le|utf-16be] [--map MAP.json] [--key FIELD[,FIELD]]' +
    ' [--on-match update|skip|create] [--blank leave|clear] [--dry-run] [--errors FILE]',
  summary: { zh: '导入 CSV 文件（--dry-run 只试算）', en: 'Import a CSV file (--dry-run only says what would happen)' },
  options: {
    entity: { type: 'string' },
    encoding: { type: 'string' },
    map: { type: 'string' },
    key: { type: 'string' },
    'on-match': { type: 'string' },
    blank: { type: 'string' },
    'dry-run': { type: 'boolean' },
    errors: { type: 'string' },
  },
  words: 1,
  run: async (context) => {
    const { options, positionals, parts, openWorkspace, signal } = context;
    const path = resolve(positionals[0] ?? '');
    const errors = textOption(options, 'errors');
    const asked = optionsOf(options);
    const map = readMap(textOption(options, 'map'));
    await openWorkspace();
    const stop = parts.jobs.onProgress(({ done }) => context.note(`… ${done}`));
    try {
      const inspection = await parts.imports.inspect(path, asked);
      const chosen = { ...asked, columns: columnsOf(inspection.header, map), values: map.values };
      const isDry = options['dry-run'] === true;
      const result = await parts.imports[isDry ? 'dryRun' : 'commit'](path, chosen, signal);
      const hasErrors = errors !== undefined && result.refusals.size > 0;
      if (hasErrors) await parts.imports.saveErrors(resolve(errors), result);
      tellNotes(context, inspection, result);
      return outcomeOf(result, inspection, { chosen, errors: hasErrors ? errors : null });
    } finally {
      stop();
    }
  },
};

function oneOf<Word extends string>(options: ParsedLine['options'], name: string, words: readonly Word[]): Word | null {
  const text = textOption(options, name);
  if (text === undefined) return null;
  const word = words.find((candidate) => candidate === text.toLowerCase());
  if (word === undefined) throw usageError(`--${name} ${text}`);
  return word;
}

function optionsOf(options: ParsedLine['options']): ImportOptions {
  const encodings: readonly (CsvEncoding | 'auto')[] = ['auto', ...CSV_ENCODINGS];
  const key = textOption(options, 'key')
    ?.split(',')
    .map((field) => field.trim());
  return {
    entity: fileEntityOption(options),
    encoding: oneOf(options, 'encoding', encodings) ?? 'auto',
    columns: new Map(),
    values: {},
    key: key ?? [],
    onMatch: oneOf(options, 'on-match', ['update', 'skip', 'create']) ?? 'update',
    blank: oneOf(options, 'blank', ['leave', 'clear']) ?? 'leave',
  };
}

/** `{"columns": {header: field}, "values": {field: {word: code}}}`. Error: USAGE. */
function readMap(path: string | undefined): MapFile {
  if (path === undefined) return { columns: {}, values: {} };
  try {
    return mapSchema.parse(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')));
  } catch {
    throw usageError(`--map ${basename(path)}`);
  }
}

/** A header that stands twice is meant where it stands first. Error: USAGE for a header that the file has not. */
function columnsOf(header: readonly string[], { columns }: MapFile): Map<number, string | null> {
  const names = header.map((name) => name.trim());
  return new Map(
    Object.entries(columns).map(([name, field]) => {
      const column = names.indexOf(name.trim());
      if (column === -1) throw usageError(`--map ${name}`);
      return [column, field];
    }),
  );
}

function tellNotes(
  { note }: CommandContext,
  { mapping, header, isCertain, encoding }: ImportInspection,
  { report }: ImportResult,
): void {
  if (!isCertain)
    note(
      `编码不确定，按 ${encoding} 读取；可用 --encoding 指定。 / The encoding is uncertain, read as ${encoding}; say --encoding.`,
    );
  for (const { column, how } of mapping) {
    if (how === 'duplicate')
      note(
        `第 ${column + 1} 列“${header[column] ?? ''}”重复，未导入。 / Column ${column + 1} is there twice and was not imported.`,
      );
  }
  if (report.rows === 0) note('只有标题行，没有记录。 / There is only a header and no record.');
  if (report.duplicateNames > 0) {
    note(
      `${report.duplicateNames} 条新记录与已有客户同名，中心可能拒绝。 / ${report.duplicateNames} new records have a name that is taken; a server may refuse them.`,
    );
  }
  for (const { row, column, reason, advice } of report.refusals.slice(0, 20)) {
    const place = column === null ? '' : ` [${column}]`;
    note(`${row}${place}: ${reason.zh}，${advice.zh} / ${reason.en}. ${advice.en}.`);
  }
}

type Counts = Pick<ImportReport, 'rows' | 'created' | 'updated' | 'unchanged' | 'skipped' | 'duplicates' | 'refused'>;

function outcomeOf(
  { report, changeSet }: ImportResult,
  { encoding, delimiter, header, mapping }: ImportInspection,
  { chosen, errors }: { chosen: ImportOptions; errors: string | null },
) {
  const { rows, created, updated, unchanged, skipped, duplicates, refused } = report;
  const counts: Counts = { rows, created, updated, unchanged, skipped, duplicates, refused };
  const fieldOf = (column: number, field: string | null): string | null =>
    chosen.columns.has(column) ? (chosen.columns.get(column) ?? null) : field;
  return {
    json: {
      ...{ encoding, delimiter },
      mapping: mapping.map(({ column, field, how }) => ({
        ...{ column: header[column] ?? '', field: fieldOf(column, field) },
        how: chosen.columns.has(column) ? 'chosen' : how,
      })),
      ...counts,
      ...(changeSet === null ? {} : { changeSet }),
      errors,
      ...{ changedFields: report.changedFields, diffs: report.diffs, refusals: report.refusals },
    },
    text: [...Object.entries(counts), ...(changeSet === null ? [] : [['changeSet', changeSet] as const])]
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join('\n'),
    exit: refused > 0 ? EXIT.refused : EXIT.done,
  };
}
