import type { UpdateProgress } from '../../src-shared/ipc/update-progress.ts';

/** Says on standard error that data of an earlier version is being updated: once, and then at every tenth of the records. */
export function updateNotes(note: (line: string) => void): (progress: UpdateProgress | null) => void {
  let told = -1;
  return (progress) => {
    if (progress === null) return;
    if (told < 0) {
      note('这里的数据来自旧版本，正在更新。可以随时中断，下次会接着做。');
      note(
        'The data here is of an earlier version and is being updated. It may be interrupted; the next command goes on.',
      );
      told = 0;
    }
    const { phase, done, total } = progress;
    const tenth = phase === 'updating' && total > 0 ? Math.floor((10 * done) / total) : 0;
    if (tenth > told) note(`… ${done} / ${total}`);
    told = Math.max(told, tenth);
  };
}
