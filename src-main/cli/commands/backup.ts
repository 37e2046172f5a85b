import { resolve } from 'node:path';
import { textOption } from '../arguments.ts';
import { byteNotes } from '../byte-notes.ts';
import type { Command } from '../command.ts';
import { LOCK_OPTIONS, readPassphrase } from '../credentials.ts';
import { EXIT } from '../exit-codes.ts';
import { workspaceName } from '../../core/features/workspaces/workspace.rules.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FILE [--passphrase-env VAR | --passphrase-stdin]',
  summary: {
    zh: '把全部工作区（或 --workspace 指定的一个）备份到一个加密文件；不给密码时，用本数据文件夹的钥匙加密',
    en: 'Back up every workspace (or the one of --workspace) to one sealed file, under the key of this home or a passphrase',
  },
  options: LOCK_OPTIONS,
  words: 1,
  run: async (context) => {
    const { options, positionals, parts, note, signal } = context;
    const passphrase = await readPassphrase(context);
    const { at, bytes, workspaces } = await parts.backups.save({
      file: resolve(positionals[0] ?? ''),
      lock: { passphrase, key: null },
      only: textOption(options, 'workspace') ?? null,
      onBytes: byteNotes(note),
      signal,
    });
    const names = workspaces.map(workspaceName);
    const lockedBy = passphrase === null ? 'key' : 'passphrase';
    return {
      json: { ok: true, bytes, at, workspaces: names, lockedBy },
      text: [`bytes: ${bytes}`, ...names].join('\n'),
      exit: EXIT.done,
    };
  },
};
