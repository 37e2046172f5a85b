import { resolve } from 'node:path';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { workspaceName } from '../../core/features/workspaces/workspace.rules.ts';
import { textOption, usageError } from '../arguments.ts';
import { byteNotes } from '../byte-notes.ts';
import type { Command, CommandContext, Outcome } from '../command.ts';
import { LOCK_OPTIONS, readPassphrase } from '../credentials.ts';
import { EXIT } from '../exit-codes.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FILE [--passphrase-env VAR | --passphrase-stdin | --key-env VAR] | restore --last-good',
  summary: {
    zh: '恢复一个备份文件（现有数据先留作快照）；--last-good：数据损坏时，用最近的快照和读得出的未发送改动重建',
    en: 'Bring a backup file back (what is here becomes a snapshot first); --last-good: rebuild damaged data from the last good snapshot and every unsent change that can be read',
  },
  options: { ...LOCK_OPTIONS, 'key-env': { type: 'string' }, 'last-good': { type: 'boolean' } },
  words: 1,
  mayLeaveOutWords: true,
  mendsHome: (options) => options['last-good'] === true,
  run: (context) => {
    const [file] = context.positionals;
    const isLastGood = context.options['last-good'] === true;
    if ((file === undefined) !== isLastGood) throw usageError(restoreCommand.usage);
    return file === undefined ? restoreLastGood(context) : restoreFile(context, file);
  },
};

async function restoreLastGood({ options, parts }: CommandContext): Promise<Outcome> {
  const report = await parts.backups.recover(textOption(options, 'workspace') ?? null);
  const workspace = workspaceName(report.workspace);
  const { snapshotAt, salvaged, unsent, lost, keptAs } = report;
  const lines = [
    workspace,
    `snapshot: ${snapshotAt ?? '-'}`,
    `salvaged: ${salvaged} (unsent: ${unsent})`,
    `lost: ${lost}`,
    ...(keptAs === null ? [] : [`kept: ${keptAs}`]),
  ];
  return {
    json: { ok: true, workspace, snapshotAt, salvaged, unsent, lost, keptAs },
    text: lines.join('\n'),
    exit: EXIT.done,
  };
}

async function restoreFile(context: CommandContext, file: string): Promise<Outcome> {
  const lock = { passphrase: await readPassphrase(context), key: keyOption(context) };
  if (lock.passphrase !== null && lock.key !== null) throw usageError('--passphrase-… --key-env');
  const restored = await context.parts.backups.restore({ file: resolve(file), lock, onBytes: byteNotes(context.note) });
  const workspaces = restored.map(({ workspace, before, unsent }) => ({
    workspace: workspaceName(workspace),
    before: before?.id ?? null,
    unsent,
  }));
  return {
    json: { ok: true, workspaces },
    text: workspaces.map(({ workspace, before }) => `${workspace}${before === null ? '' : `  (${before})`}`).join('\n'),
    exit: EXIT.done,
  };
}

/** The key of the home that the backup was made in, where it is another one than this. */
function keyOption({ options, env }: CommandContext): string | null {
  const variable = textOption(options, 'key-env');
  if (variable === undefined) return null;
  const key = env[variable]?.trim() ?? '';
  if (!/^[0-9a-f]{64}$/iu.test(key)) throw new SatchelError('STORE_KEY_INVALID');
  return key;
}
