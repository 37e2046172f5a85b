import type { coreContract } from '../../src-shared/ipc/contract.ts';
import type { HandlersFor } from '../../src-shared/ipc/define.ts';
import type { FileGrant } from './features/imports/file-grants.ts';

/** The app without Electron. The worker thread, the command line and the tests host it alike. */
export interface Core {
  /** Inputs are already parsed. Every error thrown is a SatchelError or a defect. */
  readonly handlers: HandlersFor<typeof coreContract>;
  /** A file that the person chose: routes name it by its token from now on. */
  readonly grantFile: (grant: FileGrant) => void;
  /** Stops syncing, finishes the write under way, closes the store. */
  readonly close: () => Promise<void>;
}
