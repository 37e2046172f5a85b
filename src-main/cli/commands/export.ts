import { resolve } from 'node:path';
import { EXPORT_ENCODINGS } from '../../../src-shared/domain/csv/encodings.ts';
import { exportColumns } from '../../core/features/imports/export-records.ts';
import { fileEntityOption, textOption, usageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { parseWhere } from '../where.ts';

export const exportCommand: Command = {
  name: 'export',
  usage:
    'export --entity E --out FILE [--where JSON] [--columns a,b] [--format csv|json] [--encoding utf-8-bom|utf-8|gb18030]',
  summary: { zh: '导出为 CSV 或 JSON 文件', en: 'Export to a CSV or JSON file' },
  options: {
    entity: { type: 'string' },
    out: { type: 'string' },
    where: { type: 'string' },
    columns: { type: 'string' },
    format: { type: 'string' },
    encoding: { type: 'string' },
  },
  words: 0,
  run: async ({ options, parts, openWorkspace, note, signal }) => {
    const entity = fileEntityOption(options);
    const out = textOption(options, 'out');
    if (out === undefined || out === '') throw usageError('--out');
    const format = textOption(options, 'format') ?? 'csv';
    if (format === 'xlsx')
      throw usageError('--format xlsx：此版本没有，请用 csv / not available in this version, use csv');
    if (format !== 'csv' && format !== 'json') throw usageError(`--format ${format}`);
    const encoding = EXPORT_ENCODINGS.find((name) => name === (textOption(options, 'encoding') ?? 'utf-8-bom'));
    if (encoding === undefined) throw usageError(`--encoding ${textOption(options, 'encoding') ?? ''}`);
    const columns =
      textOption(options, 'columns')
        ?.split(',')
        .map((name) => name.trim()) ?? null;
    const unknown = columns?.find((name) => !exportColumns(entity).includes(name));
    if (unknown !== undefined) throw usageError(`--columns ${unknown}`);
    const where = parseWhere(entity, textOption(options, 'where'));
    await openWorkspace();
    const chosen = { entity, asked: { where }, search: '', columns, format, encoding } as const;
    const { rows, bytes, missing } = await parts.imports.exportTo(resolve(out), chosen, signal);
    if (missing.length > 0)
      note(`这些字符写不出，已写作“?”： / Not in this encoding, written as "?": ${missing.join(' ')}`);
    return { json: { rows, bytes }, text: `rows: ${rows}\nbytes: ${bytes}`, exit: EXIT.done };
  },
};
