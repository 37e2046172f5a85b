import { resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';

export const MEMORY = ':memory:';

/**
 * Where the data lies: the absolute path of a SQLite file, or ':memory:'.
 * @param url `sqlite:///FILE` (three slashes, then the path as it is), `FILE` or `:memory:`
 * @throws UsageError for every other address
 */
export function databasePath(url: string): string {
  if (/^postgres(ql)?:/iu.test(url)) {
    throw new UsageError({
      zh: '这个版本的细胞只使用 SQLite，请用 --db FILE 指定文件。',
      en: 'This version of the cell stores its data in SQLite only. Name a file with --db FILE.',
    });
  }
  const path = url.replace(/^sqlite:\/\/\//iu, '');
  if (path === '' || /^[a-z][a-z+]+:/iu.test(path)) {
    throw new UsageError({
      zh: `看不懂数据库地址「${url}」，应为 sqlite:///FILE、FILE 或 :memory:。`,
      en: `The database address "${url}" is not understood. Use sqlite:///FILE, FILE or :memory:.`,
    });
  }
  return path === MEMORY ? MEMORY : resolve(path);
}
