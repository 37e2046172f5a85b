import type { CDPSession } from 'playwright-core';
import { toApp } from '../urls.ts';
import type { DriverLink } from './driver-link.ts';

type Descriptor = Parameters<CDPSession['send']>[1] & object;

/** Electron's names and what Chromium calls the same. */
const PERMISSIONS: Readonly<Record<string, readonly Descriptor[]>> = {
  geolocation: [{ name: 'geolocation' }],
  notifications: [{ name: 'notifications' }],
  media: [{ name: 'camera' }, { name: 'microphone' }],
  midi: [{ name: 'midi' }],
  'clipboard-read': [{ name: 'clipboard-read' }],
  'clipboard-sanitized-write': [{ name: 'clipboard-write', allowWithoutSanitization: false }],
  'idle-detection': [{ name: 'idle-detection' }],
  'persistent-storage': [{ name: 'persistent-storage' }],
  'screen-wake-lock': [{ name: 'screen-wake-lock' }],
  'window-management': [{ name: 'window-management' }],
  'local-fonts': [{ name: 'local-fonts' }],
};

interface PermissionParts {
  readonly link: DriverLink;
  readonly cdp: CDPSession;
  readonly windowId: number;
  readonly origin: string;
}

/** Asks the app's handlers once per page load and lets Chromium hold to what they said. */
export const applyPermissions = async ({ link, cdp, windowId, origin }: PermissionParts): Promise<void> => {
  const granted = await link.ask('permissions', windowId, toApp(origin), Object.keys(PERMISSIONS));
  for (const [name, descriptors] of Object.entries(PERMISSIONS)) {
    const setting = granted.includes(name) ? 'granted' : 'denied';
    for (const permission of descriptors) {
      await cdp.send('Browser.setPermission', { permission: permission as { name: string }, setting, origin });
    }
  }
};
