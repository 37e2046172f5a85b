import { pathToFileURL } from 'node:url';
import type { Display, PowerMonitor, Screen, Shell } from 'electron';
import { DISPLAY } from './bounds.ts';
import type { DriverLink } from './host-parts.ts';
import { strict, StrictEmitter } from './strict.ts';

/** What is too small for a file of its own. */

type ShellSubset = Pick<Shell, 'openExternal' | 'openPath'>;

export const createShell = (link: DriverLink): ShellSubset =>
  strict<ShellSubset>('shell', {
    openExternal: (url) => link.ask('openExternal', url),
    openPath: async (path) => {
      await link.ask('openExternal', pathToFileURL(path).href);
      return '';
    },
  });

type PowerSubset = Pick<PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower'>;

class EmulatedPowerMonitor extends StrictEmitter implements PowerSubset {
  constructor() {
    super('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown', 'on-ac', 'on-battery']);
  }

  getSystemIdleState(): 'active' {
    return 'active';
  }

  getSystemIdleTime(): number {
    return 0;
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}

export const createPowerMonitor = (): EmulatedPowerMonitor => strict('powerMonitor', new EmulatedPowerMonitor());

type ScreenSubset = Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching'>;

class EmulatedScreen extends StrictEmitter implements ScreenSubset {
  private readonly display: Display;

  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
    const area = { ...DISPLAY };
    const parts = { id: 1, bounds: area, workArea: area, workAreaSize: area, size: area, scaleFactor: 1 };
    this.display = strict('Display', parts) as unknown as Display;
  }

  getPrimaryDisplay(): Display {
    return this.display;
  }

  getAllDisplays(): Display[] {
    return [this.display];
  }

  getDisplayMatching(): Display {
    return this.display;
  }
}

export const createScreen = (): EmulatedScreen => strict('screen', new EmulatedScreen());
