import type { SatchelBridge } from '../../src-shared/ipc/bridge.ts';
import type { RouteInput, RouteName, RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { ErrorCode } from '../../src-shared/ipc/error-codes.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';

declare global {
  interface Window {
    readonly satchel: SatchelBridge;
  }
}

/** Codes after which no screen can work: the data could not be opened, or its engine is gone. */
const FATAL: ReadonlySet<ErrorCode> = new Set([
  'STORE_LOCKED',
  'STORE_KEY_WRONG',
  'STORE_KEY_MISSING',
  'STORE_KEY_INVALID',
  'STORE_NEWER',
  'STORE_DAMAGED',
  'STORE_OLDER',
  'STORE_MIGRATION_FAILED',
  'CORE_STOPPED',
]);

/** Fired on the window when any call meets one of them; `detail` is the SatchelError. The app shows one page for it. */
export const FATAL_EVENT = 'satchel:fatal';

/**
 * Asks the main process. Errors: always a SatchelError; INTERNAL when the channel itself fails.
 */
export async function call<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<RouteOutput<Name>> {
  const reply = await window.satchel.request(name, input).catch((cause: unknown) => {
    throw new SatchelError('INTERNAL', {}, { cause });
  });
  if (reply.ok) return reply.data as RouteOutput<Name>;
  const { code, params, fields } = reply.error;
  const error = new SatchelError(code, { params, fields });
  if (FATAL.has(code)) window.dispatchEvent(new CustomEvent(FATAL_EVENT, { detail: error }));
  throw error;
}

/** Whatever was caught, as the error that screens know how to say. */
export const asSatchelError = (error: unknown): SatchelError =>
  error instanceof SatchelError ? error : new SatchelError('INTERNAL', {}, { cause: error });
