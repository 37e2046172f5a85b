import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import { entityOption } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

/** One difference as the command line tells it: whose it is, was asked for. */
const told = ({ at, by, device, source, changeSet, field, before, after }: HistoryEntry) => ({
  at,
  by,
  device,
  source,
  changeSet,
  field,
  before,
  after,
});

const line = ({ at, by, source, field, before, after }: HistoryEntry): string =>
  `${at}  ${by}  ${source}  ${field ?? '*'}  ${JSON.stringify(before)} → ${JSON.stringify(after)}`;

export const historyCommand: Command = {
  name: 'history',
  usage: 'history --entity E ID',
  summary: { zh: '一条记录的每次改动', en: 'Every change of a record, newest first' },
  options: { entity: { type: 'string' } },
  words: 1,
  run: async ({ options, positionals, parts, openWorkspace }) => {
    const entity = entityOption(options);
    await openWorkspace();
    const entries = await parts.records.history(entity, positionals[0] ?? '');
    return { json: entries.map(told), text: entries.map(line).join('\n'), exit: EXIT.done };
  },
};
