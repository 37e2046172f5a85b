import { openConnection } from '../sqlite/connection.ts';

/**
 * Encrypts a closed file, page by page, under another key (64 hex digits each). Stops the thread for about ten seconds a
 * gigabyte; only needed where a backup of another computer takes the place of a workspace. Errors: STORE_DAMAGED,
 * STORE_KEY_WRONG, STORE_UNWRITABLE; the file is of no use then.
 */
export function changeKey(file: string, from: string, to: string): void {
  const connection = openConnection({ file, key: from });
  try {
    // The pages of a log would keep the old key.
    connection.script('PRAGMA journal_mode=DELETE');
    connection.script(`PRAGMA rekey="x'${to}'"`);
  } finally {
    connection.close();
  }
}
