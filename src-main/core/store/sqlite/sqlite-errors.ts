import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { ErrorCode } from '../../../../src-shared/ipc/error-codes.ts';

/** What SQLite's result codes mean to a person. A code that is not named here is a defect of ours. */
const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^SQLITE_(BUSY|LOCKED)/u, 'STORE_LOCKED'],
  [/^SQLITE_NOTADB/u, 'STORE_KEY_WRONG'],
  [/^SQLITE_(CORRUPT|IOERR_(SHORT_READ|DATA|CORRUPTFS))/u, 'STORE_DAMAGED'],
  [/^SQLITE_(FULL|READONLY|CANTOPEN|IOERR|PERM|AUTH)/u, 'STORE_UNWRITABLE'],
];

/** Codes of the file system that mean that its disk cannot be used as it is. */
const UNWRITABLE = ['EACCES', 'EIO', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'EISDIR'];

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The error of ours for an error of SQLite or of the file system; any other error comes back as it is. */
export function storeError(error: unknown): unknown {
  if (error instanceof SatchelError) return error;
  const code = codeOf(error);
  const ours = CODES.find(([pattern]) => pattern.test(code))?.[1];
  if (ours !== undefined) return new SatchelError(ours, {}, { cause: error });
  return UNWRITABLE.includes(code) ? new SatchelError('STORE_UNWRITABLE', {}, { cause: error }) : error;
}

/** Runs something that touches the database and throws our errors instead of SQLite's. */
export function guarded<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw storeError(error);
  }
}
