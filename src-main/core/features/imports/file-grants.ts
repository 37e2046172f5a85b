import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { isForReading, type FilePurpose } from '../../../../src-shared/ipc/shell.routes.ts';

/** A file that the person chose in a dialog. The core opens no path that a window names. */
export interface FileGrant {
  readonly fileId: string;
  readonly path: string;
  readonly purpose: FilePurpose;
}

export interface FileGrants {
  readonly grant: (grant: FileGrant) => void;
  /** Error: FILE_UNREADABLE for a file that was not chosen for this. */
  readonly pathOf: (fileId: string, purpose: 'read' | 'write') => string;
}

export function createFileGrants(): FileGrants {
  const granted = new Map<string, FileGrant>();
  return {
    grant: (grant) => void granted.set(grant.fileId, grant),
    pathOf: (fileId, purpose) => {
      const grant = granted.get(fileId);
      if (!grant || isForReading(grant.purpose) !== (purpose === 'read')) throw new SatchelError('FILE_UNREADABLE');
      return grant.path;
    },
  };
}
