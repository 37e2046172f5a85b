import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { openConnection, type ConnectionOptions } from '../sqlite/connection.ts';
import { useWal } from '../sqlite/use-wal.ts';
import { isFileSound } from './check-file.ts';
import { storeCopies } from './store-copies.ts';

/** Copies a store that is not open in this process, as it is now. Errors: STORE_DAMAGED, STORE_LOCKED, STORE_UNWRITABLE. */
export async function copyClosedStore(options: ConnectionOptions, target: string): Promise<void> {
  const connection = openConnection(options);
  const copies = storeCopies({ connection, file: options.file });
  try {
    useWal(connection);
    await copies.copyTo(target);
  } finally {
    connection.close();
    copies.release();
  }
  if (!(await isFileSound(target, options.key))) throw new SatchelError('STORE_DAMAGED');
}
