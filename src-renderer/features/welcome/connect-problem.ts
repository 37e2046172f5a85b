import type { ErrorCode } from '../../../src-shared/ipc/error-codes.ts';

export type ConnectField = 'address' | 'tenant' | 'user' | 'credential';

/** At which field an error of connecting is shown, or null where it concerns none of them. */
const FIELD_OF: Partial<Record<ErrorCode, ConnectField>> = {
  ADDRESS_INVALID: 'address',
  ADDRESS_INSECURE: 'address',
  SERVER_UNREACHABLE: 'address',
  SERVER_NOT_CELL: 'address',
  CERTIFICATE_UNTRUSTED: 'address',
  PROFILE_UNSUPPORTED: 'address',
  TENANT_MISSING: 'tenant',
  TENANT_REFUSED: 'tenant',
  USER_MISSING: 'user',
  CREDENTIAL_MISSING: 'credential',
  SIGN_IN_REFUSED: 'credential',
};

export const fieldOf = (code: ErrorCode): ConnectField | null => FIELD_OF[code] ?? null;
