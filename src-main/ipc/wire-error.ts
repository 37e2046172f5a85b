import type { Reply, WireError } from '../../src-shared/ipc/define.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Log } from '../core/ports.ts';

/** How an error crosses. Of a defect only its class is logged: its text may hold anything, also personal data. */
export function toWireError(error: unknown, log: Log, route: string): WireError {
  if (error instanceof SatchelError) return { code: error.code, params: error.params, fields: error.fields };
  log.error('request failed', { route, errorClass: error instanceof Error ? error.name : typeof error });
  return { code: 'INTERNAL', params: {}, fields: {} };
}

export const refusal = (code: WireError['code'], fields: WireError['fields'] = {}): Reply => ({
  ok: false,
  error: { code, params: {}, fields },
});
