import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const undoCommand: Command = {
  name: 'undo',
  usage: 'undo CHANGE_SET',
  summary: { zh: '撤销一次导入或批量修改', en: 'Take an import or a change of many records back' },
  options: {},
  words: 1,
  run: async ({ positionals, parts, openWorkspace, note, signal }) => {
    await openWorkspace();
    const { reversed, kept, failed, notes } = await parts.changeSets.undo(positionals[0] ?? '', signal);
    for (const { entity, id, fields, isFailed } of notes) {
      const what = isFailed ? '未能撤销 / not undone' : '之后有人改过，已保留 / changed since, kept';
      note(`${entity} ${id}: ${what} ${fields.join(', ')}`.trim());
    }
    return {
      json: { reversed, kept, failed },
      text: `reversed: ${reversed}\nkept: ${kept}\nfailed: ${failed}`,
      exit: failed > 0 ? EXIT.refused : EXIT.done,
    };
  },
};
