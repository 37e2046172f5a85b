import { entityOption, textOption } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { parseObject } from '../parse-object.ts';
import { printable } from '../record-output.ts';

export const putCommand: Command = {
  name: 'put',
  usage: 'put --entity E [--id ID]  < JSON',
  summary: { zh: '新建一条记录，或用 --id 修改', en: 'Create a record, or change one with --id' },
  options: { entity: { type: 'string' }, id: { type: 'string' } },
  words: 0,
  readsInput: true,
  run: async ({ options, parts, openWorkspace, readStdin }) => {
    const entity = entityOption(options);
    const id = textOption(options, 'id');
    const fields = parseObject(await readStdin());
    await openWorkspace();
    const saved =
      id === undefined ? await parts.records.create(entity, fields) : await parts.records.update(entity, id, fields);
    const record = printable(saved);
    return { json: record, text: JSON.stringify(record, null, 2), exit: EXIT.done };
  },
};

export const deleteCommand: Command = {
  name: 'delete',
  usage: 'delete --entity E ID',
  summary: { zh: '删除一条记录（留在回收站）', en: 'Delete a record (it stays in the recycle bin)' },
  options: { entity: { type: 'string' } },
  words: 1,
  run: async ({ options, positionals, parts, openWorkspace }) => {
    const entity = entityOption(options);
    await openWorkspace();
    const { id } = await parts.records.remove(entity, positionals[0] ?? '');
    return { json: { id }, text: id, exit: EXIT.done };
  },
};
