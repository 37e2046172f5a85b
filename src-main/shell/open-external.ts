import { shell } from 'electron/common';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Clock } from '../core/ports.ts';
import { createRateCap } from '../ipc/rate-cap.ts';
import { outsideAddress } from './navigation.rules.ts';

export type OpenOutside = (address: string) => Promise<void>;

/**
 * Opens an https:, mailto: or tel: address in the person's own programs; the only place that can. A page that asks again and
 * again does not fill the screen with windows. Errors: INVALID_INPUT, TOO_MANY_REQUESTS.
 */
export function createOpenOutside(clock: Clock): OpenOutside {
  const mayPass = createRateCap({ clock, perSecond: 1, burst: 5 });
  return async (text) => {
    const address = outsideAddress(text);
    if (address === null) throw new SatchelError('INVALID_INPUT', { fields: { url: 'invalid' } });
    if (!mayPass()) throw new SatchelError('TOO_MANY_REQUESTS');
    await shell.openExternal(address);
  };
}
