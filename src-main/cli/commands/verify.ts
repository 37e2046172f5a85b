import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify',
  summary: { zh: '检查本机数据是否完好', en: 'Check that the data on this computer is sound' },
  options: {},
  words: 0,
  run: async ({ openWorkspace }) => {
    const { store } = await openWorkspace();
    const { isSound, problems, counts } = await store.verify();
    return {
      json: { ok: isSound, problems, counts },
      text: isSound ? 'ok' : problems.join('\n'),
      exit: isSound ? EXIT.done : EXIT.store,
    };
  },
};
