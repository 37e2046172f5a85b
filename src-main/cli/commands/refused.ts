import type { AnyRecord } from '../../../src-shared/domain/records.ts';
import type { Refusal } from '../../../src-shared/ipc/conflicts.routes.ts';
import { textOption, usageError } from '../arguments.ts';
import type { Command, CommandContext, Outcome } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../record-output.ts';

const line = ({ entity, id, title, operation, opId, code, message }: Refusal): string =>
  `${entity}  ${id}  ${title}\n    ${operation}  ${opId}  ${code}  ${message}`;

export const refusedCommand: Command = {
  name: 'refused',
  usage: 'refused',
  summary: { zh: '列出中心拒绝的改动', en: 'List what the server refused' },
  options: {},
  words: 0,
  run: async ({ parts, openWorkspace }) => {
    await openWorkspace();
    const rows = await parts.refusals.list();
    return { json: rows, text: rows.map(line).join('\n'), exit: EXIT.done };
  },
};

/** A command over one refused change; `ID` is the record's or the operation's. */
const settle = async (
  { positionals, openWorkspace }: CommandContext,
  act: (id: string) => Promise<AnyRecord>,
): Promise<Outcome> => {
  await openWorkspace();
  const record = printable(await act(positionals[0] ?? ''));
  return { json: record, text: JSON.stringify(record, null, 2), exit: EXIT.done };
};

export const retryCommand: Command = {
  name: 'retry',
  usage: 'retry ID',
  summary: { zh: '把被拒绝的改动重新排队', en: 'Plan a refused change again' },
  options: {},
  words: 1,
  run: (context) => settle(context, context.parts.refusals.retry),
};

export const discardCommand: Command = {
  name: 'discard',
  usage: 'discard ID',
  summary: { zh: '放弃被拒绝的改动（历史里仍可查）', en: 'Give a refused change up (it stays in the history)' },
  options: {},
  words: 1,
  run: (context) => settle(context, context.parts.refusals.discard),
};

export const linkCommand: Command = {
  name: 'link',
  usage: 'link ID --to SERVER_ID',
  summary: { zh: '重名时，改用中心已有的那条记录', en: 'Take the record the server already has under this name' },
  options: { to: { type: 'string' } },
  words: 1,
  run: (context) => {
    const to = textOption(context.options, 'to');
    if (to === undefined || to === '') throw usageError('--to SERVER_ID');
    return settle(context, (id) => context.parts.refusals.link(id, to));
  },
};
