import { shell } from 'electron/common';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';

/** Shows a folder of ours in the system's file manager. Error: FILE_UNREADABLE. */
export async function showFolder(folder: string): Promise<void> {
  if ((await shell.openPath(folder)) !== '') throw new SatchelError('FILE_UNREADABLE');
}
