import type { Command } from './command.ts';
import { commands } from './commands.ts';

const GLOBAL_HELP = `
--home DIR        数据文件夹（或 SATCHEL_HOME） / data folder (or SATCHEL_HOME)
--workspace NAME  local 或 user@tenant@host；默认上次使用的 / default: the last used
--json            输出一个 JSON 值 / print one JSON value
SATCHEL_KEY       64 个十六进制字符的钥匙 / key of the store, 64 hex digits`;

/** What `--help` prints: every command, or one of them with its flags. */
export function helpText(command: Command | null): string {
  const shown = command === null ? commands : [command];
  const lines = shown.map(({ usage, summary }) => `satchel ${usage}\n    ${summary.zh} / ${summary.en}`);
  return `${lines.join('\n')}\n${GLOBAL_HELP}`;
}
