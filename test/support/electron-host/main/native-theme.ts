import type { NativeTheme } from 'electron';
import type { DriverLink } from './host-parts.ts';
import { strict, StrictEmitter } from './strict.ts';

type Subset = Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;

export class EmulatedNativeTheme extends StrictEmitter implements Subset {
  private readonly link: DriverLink;
  private source: NativeTheme['themeSource'] = 'system';
  private isSystemDark = false;

  constructor(link: DriverLink) {
    super('nativeTheme', ['updated']);
    this.link = link;
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    if (this.source === source) return;
    this.source = source;
    this.link.tell('setTheme', source);
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.isSystemDark : this.source === 'dark';
  }

  systemChanged(isDark: boolean): void {
    this.isSystemDark = isDark;
    this.emit('updated');
  }
}

export const createNativeTheme = (link: DriverLink): EmulatedNativeTheme =>
  strict('nativeTheme', new EmulatedNativeTheme(link));
