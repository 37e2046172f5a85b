import type { Command } from './command.ts';
import { actCommand } from './commands/act.ts';
import { backupCommand } from './commands/backup.ts';
import { conflictsCommand, resolveCommand } from './commands/conflicts.ts';
import { connectCommand } from './commands/connect.ts';
import { exportCommand } from './commands/export.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { reportCommand } from './commands/report.ts';
import { restoreCommand } from './commands/restore.ts';
import { getCommand, listCommand, searchCommand } from './commands/read.ts';
import { discardCommand, linkCommand, refusedCommand, retryCommand } from './commands/refused.ts';
import { statusCommand, syncCommand } from './commands/sync.ts';
import { undoCommand } from './commands/undo.ts';
import { verifyCommand } from './commands/verify.ts';
import { deleteCommand, putCommand } from './commands/write.ts';

/** Every command, in the order of `--help`. */
export const commands: readonly Command[] = [
  connectCommand,
  listCommand,
  getCommand,
  putCommand,
  deleteCommand,
  actCommand,
  historyCommand,
  searchCommand,
  syncCommand,
  statusCommand,
  conflictsCommand,
  resolveCommand,
  refusedCommand,
  retryCommand,
  discardCommand,
  linkCommand,
  importCommand,
  undoCommand,
  exportCommand,
  reportCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
];
