import type { CheckedSnapshot } from '../../core/store/backup/backup.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { verifyText } from '../verify-text.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify',
  summary: { zh: '检查本机数据和快照是否完好', en: 'Check that the data on this computer and its snapshots are sound' },
  options: {},
  words: 0,
  run: async ({ openWorkspace, parts }) => {
    await openWorkspace();
    const lastSoundAt = await parts.backups.lastSoundAt();
    const { isSound, problems, counts } = await parts.backups.verify();
    const snapshots = await parts.backups.checkSnapshots();
    return {
      json: {
        ...{ ok: isSound, problems, counts, snapshots: snapshots.map(toJson), lastSoundAt },
        differences: problems.map(verifyText),
      },
      text: [
        ...(isSound ? ['ok'] : problems.map(verifyText).map(toSentences)),
        ...(lastSoundAt === null ? [] : [`上次检查全部完好 / last found sound: ${lastSoundAt}`]),
        ...snapshots.map(toLine),
      ].join('\n'),
      exit: isSound ? EXIT.done : EXIT.store,
    };
  },
};

const toJson = ({ id, at, bytes, reason, isSound }: CheckedSnapshot) => ({ id, at, bytes, reason, ok: isSound });

const toSentences = ({ zh, en }: ReturnType<typeof verifyText>): string => `${zh} / ${en}`;

const toLine = ({ id, bytes, isSound }: CheckedSnapshot): string =>
  `${id}  ${bytes}  ${isSound ? 'ok' : '已损坏 / damaged'}`;
