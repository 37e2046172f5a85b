import type { Entity } from '../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import type { ConflictRow } from '../../../src-shared/ipc/conflicts.routes.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import type { Decision } from '../../core/features/sync/conflicts.ts';
import { findRecord } from '../../core/sync/resolve/read-lists.ts';
import { textOption, usageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../record-output.ts';

const SIDES = ['base', 'mine', 'theirs'] as const;
const FATES = ['recreate', 'discard', 'keep'] as const;

/** The contract's shape: what the window needs beyond it stays out. */
const printed = ({ fields, ...row }: ConflictRow) => ({
  ...row,
  fields: fields.map(({ field, base, mine, theirs }) => ({ field, base, mine, theirs })),
});

const line = ({ entity, id, title, deletedOnServer, fields }: ConflictRow): string => {
  const sides = fields.map(({ field, ...rest }) => {
    const { base, mine, theirs } = rest;
    return `\n    ${field}: base ${JSON.stringify(base)} · mine ${JSON.stringify(mine)} · theirs ${JSON.stringify(theirs)}`;
  });
  const deleted = deletedOnServer ? '\n    中心已删除 / deleted on the server' : '';
  return `${entity}  ${id}  ${title}${deleted}${sides.join('')}`;
};

export const conflictsCommand: Command = {
  name: 'conflicts',
  usage: 'conflicts',
  summary: { zh: '列出两边都改过的内容', en: 'List what was changed on both sides' },
  options: {},
  words: 0,
  run: async ({ parts, openWorkspace }) => {
    await openWorkspace();
    const rows = await parts.conflicts.list();
    return { json: rows.map(printed), text: rows.map(line).join('\n'), exit: EXIT.done };
  },
};

export const resolveCommand: Command = {
  name: 'resolve',
  usage: 'resolve ID --field F --take base|mine|theirs|VALUE  |  resolve ID --take recreate|discard|keep',
  summary: { zh: '决定一处冲突以哪边为准', en: 'Decide a conflict' },
  options: { field: { type: 'string' }, take: { type: 'string' } },
  words: 1,
  run: async ({ options, positionals, parts, openWorkspace }) => {
    const take = textOption(options, 'take');
    const field = textOption(options, 'field') ?? null;
    if (take === undefined || (field === null && !FATES.some((fate) => fate === take))) throw usageError('--take');
    const { store } = await openWorkspace();
    const found = await findRecord(store, positionals[0] ?? '');
    if (!found) throw new SatchelError('NOT_FOUND');
    const { entity, record } = found;
    const saved = await parts.conflicts.resolve({ id: record.id, ...decision(entity, field, take) });
    const json = printable(saved);
    return { json, text: JSON.stringify(json, null, 2), exit: EXIT.done };
  },
};

function decision(entity: Entity, field: string | null, take: string): Decision {
  const fate = FATES.find((word) => word === take);
  if (field === null && fate) return { entity, field, take: fate };
  const side = SIDES.find((word) => word === take);
  if (side) return { entity, field, take: side };
  return { entity, field, take: 'value', value: typed(entity, field ?? '', take) };
}

/** What was typed, as the field takes it: text, else a number or null; nothing typed means empty. */
function typed(entity: Entity, field: string, word: string): Json {
  if (word === '') return null;
  const takes = (value: Json): boolean => entityTable[entity].changes.safeParse({ [field]: value }).success;
  const number = Number(word);
  return !takes(word) && Number.isFinite(number) && takes(number) ? number : word;
}
