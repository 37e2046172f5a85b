import { titleOf } from '../../../src-shared/domain/entity-table.ts';
import type { AnyRecord } from '../../../src-shared/domain/records.ts';
import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import { countOption, entityOption, textOption } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../record-output.ts';
import { parseSort, parseWhere } from '../where.ts';

/** One line a record: id, state, title. */
const line = (entity: Entity, record: AnyRecord): string =>
  `${record.id}  ${record.sync.state.padEnd(8)}  ${titleOf(entity, record)}`;

export const listCommand: Command = {
  name: 'list',
  usage: 'list --entity E [--where JSON] [--search TEXT] [--sort FIELD|-FIELD] [--limit N] [--after CURSOR]',
  summary: { zh: '列出记录', en: 'List records, a page at a time' },
  options: {
    entity: { type: 'string' },
    where: { type: 'string' },
    search: { type: 'string' },
    sort: { type: 'string' },
    limit: { type: 'string' },
    after: { type: 'string' },
  },
  words: 0,
  run: async ({ options, parts, openWorkspace }) => {
    const entity = entityOption(options);
    const query = {
      where: parseWhere(entity, textOption(options, 'where')),
      sort: parseSort(entity, textOption(options, 'sort')),
      search: textOption(options, 'search') ?? '',
      limit: countOption(options, 'limit', { least: 1, most: 10_000 }) ?? 50,
      after: textOption(options, 'after') ?? null,
    };
    await openWorkspace();
    const page = await parts.records.page(entity, query);
    const more = page.next === null ? '' : `\n--after ${page.next}`;
    return {
      json: { rows: page.rows.map(printable), total: page.total, next: page.next },
      text: `${page.rows.map((record) => line(entity, record)).join('\n')}\n${page.rows.length} / ${page.total}${more}`,
      exit: EXIT.done,
    };
  },
};

export const getCommand: Command = {
  name: 'get',
  usage: 'get --entity E ID',
  summary: { zh: '显示一条记录及其同步状态', en: 'Show one record with its sync state' },
  options: { entity: { type: 'string' } },
  words: 1,
  run: async ({ options, positionals, parts, openWorkspace }) => {
    const entity = entityOption(options);
    await openWorkspace();
    const record = printable(await parts.records.get(entity, positionals[0] ?? ''));
    return { json: record, text: JSON.stringify(record, null, 2), exit: EXIT.done };
  },
};

export const searchCommand: Command = {
  name: 'search',
  usage: 'search TEXT [--limit N]',
  summary: { zh: '在所有记录中搜索', en: 'Search all records' },
  options: { limit: { type: 'string' } },
  words: 1,
  run: async ({ options, positionals, openWorkspace }) => {
    const limit = countOption(options, 'limit', { least: 1, most: 1_000 }) ?? 20;
    const { store } = await openWorkspace();
    const hits = await store.search(positionals[0] ?? '', { entities: ENTITIES, limit });
    return {
      json: hits,
      text: hits.map((hit) => `${hit.entity}  ${hit.id}  ${hit.title}  (${hit.why})`).join('\n'),
      exit: EXIT.done,
    };
  },
};
