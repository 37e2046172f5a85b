import { useState } from 'react';
import type { RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { asSatchelError, call } from './call.ts';

export interface RestoreBackup {
  readonly state: 'idle' | 'busy' | 'locked';
  readonly error: SatchelError | null;
  /** Asks for a file and restores it; a file under a passphrase waits for `unlock`. */
  readonly choose: () => Promise<void>;
  readonly unlock: (passphrase: string) => Promise<void>;
  readonly cancel: () => void;
}

/** Restoring a backup file: choose it, give its passphrase where it has one, hear what came back. */
export function useRestoreBackup(onRestored: (result: RouteOutput<'backups.restore'>) => void): RestoreBackup {
  const [fileId, setFileId] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<SatchelError | null>(null);

  const restore = async (chosen: string, passphrase: string | null): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      const result = await call('backups.restore', { fileId: chosen, passphrase });
      setFileId(null);
      onRestored(result);
    } catch (caught) {
      const failed = asSatchelError(caught);
      if (failed.code === 'BACKUP_NEEDS_PASSPHRASE') setFileId(chosen);
      else setError(failed);
    } finally {
      setIsBusy(false);
    }
  };
  return {
    state: isBusy ? 'busy' : fileId === null ? 'idle' : 'locked',
    error,
    choose: async () => {
      const file = await call('shell.chooseFile', { purpose: 'restore', suggestedName: '' });
      if (file) await restore(file.fileId, null);
    },
    unlock: async (passphrase) => {
      if (fileId !== null) await restore(fileId, passphrase);
    },
    cancel: () => {
      setFileId(null);
      setError(null);
    },
  };
}
