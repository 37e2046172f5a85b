import { printNote } from '../system.ts';
import { UsageError } from '../usage-error.ts';

interface Ending {
  readonly exitCode: 1 | 2 | 4;
  readonly zh: string;
  readonly en: string;
}

/** Runs a program of the cell; what it throws becomes a plain sentence in both languages and the exit code. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    const { zh, en, exitCode } = endingOf(error);
    printNote(zh);
    printNote(en);
    process.exitCode = exitCode;
  }
}

/** 2 wrong usage, 4 database unreadable, 1 anything else. */
function endingOf(error: unknown): Ending {
  if (error instanceof UsageError) return { exitCode: 2, zh: error.zh, en: error.en };
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return {
      exitCode: 1,
      zh: `不能在这个地址和端口上提供服务（${code}）。请换一个 --port 或 --host。`,
      en: `This address and port cannot be served (${code}). Choose another --port or --host.`,
    };
  }
  if (message.startsWith('corrupted migrations')) {
    return {
      exitCode: 4,
      zh: '这个数据库由更新版本的细胞写成，没有改动。请升级细胞。',
      en: 'This database was written by a newer cell. Nothing was changed; update the cell.',
    };
  }
  if (/^SQLITE_|^ENOENT$|^EISDIR$|^EPERM$/u.test(code) || message.includes('directory does not exist')) {
    return {
      exitCode: 4,
      zh: `打不开数据库（${code || '文件夹不存在'}），没有改动。请检查 --db。`,
      en: `The database cannot be opened (${code || 'no such folder'}). Nothing was changed; check --db.`,
    };
  }
  return { exitCode: 1, zh: `细胞意外停止：${message}`, en: `The cell stopped unexpectedly: ${message}` };
}
