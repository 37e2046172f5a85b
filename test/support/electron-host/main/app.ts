import type { App, BrowserWindow } from 'electron';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Windows } from './host-parts.ts';
import { takeSingleInstanceLock, type InstanceLock } from './single-instance.ts';
import { notEmulated, preventable, StrictEmitter } from './strict.ts';

type Subset = Pick<
  App,
  | 'isPackaged'
  | 'name'
  | 'whenReady'
  | 'isReady'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'focus'
  | 'quit'
  | 'exit'
>;
type PathName = Parameters<App['getPath']>[0];

export interface AppDeps {
  readonly windows: Windows;
  readonly manifest: { readonly name: string; readonly productName?: string; readonly version: string };
  readonly appPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exit: (code: number) => void;
}

const EVENTS = [
  'ready',
  'second-instance',
  'window-all-closed',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'web-contents-created',
  'browser-window-created',
  'child-process-gone',
  'render-process-gone',
  'open-file',
  'open-url',
  'certificate-error',
];

export class EmulatedApp extends StrictEmitter implements Subset {
  readonly isPackaged = false;
  name: string;
  private readonly deps: AppDeps;
  private readonly paths: Partial<Record<PathName, string>>;
  private readonly ready = Promise.withResolvers<void>();
  private hasStarted = false;
  private isQuitting = false;
  private lock: InstanceLock | null = null;

  constructor(deps: AppDeps) {
    super('app', EVENTS);
    this.deps = deps;
    this.name = deps.manifest.productName ?? deps.manifest.name;
    const appData = deps.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    this.paths = { home: homedir(), appData, temp: tmpdir(), exe: process.execPath };
    this.paths.downloads = join(homedir(), 'Downloads');
    this.paths.documents = join(homedir(), 'Documents');
  }

  whenReady(): Promise<void> {
    return this.ready.promise;
  }

  isReady(): boolean {
    return this.hasStarted;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.deps.manifest.version;
  }

  getAppPath(): string {
    return this.deps.appPath;
  }

  getPath(name: PathName): string {
    const known = this.paths[name];
    if (known !== undefined) return known;
    if (name === 'userData') return join(this.getPath('appData'), this.name);
    if (name === 'sessionData') return this.getPath('userData');
    if (name === 'logs') return join(this.getPath('userData'), 'logs');
    if (name === 'crashDumps') return join(this.getPath('userData'), 'Crashpad');
    throw notEmulated(`app.getPath('${name}')`);
  }

  setPath(name: string, path: string): void {
    this.paths[name as PathName] = path;
  }

  /** As on Linux: from LANGUAGE, LC_ALL, LC_MESSAGES and LANG. */
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = this.deps.env;
    const first = [LANGUAGE, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? 'en_US';
    const tags = first.split(':').map((tag) => tag.replace(/[.@].*$/, '').replace('_', '-'));
    return tags.map((tag) => (tag === 'C' || tag === 'POSIX' ? 'en-US' : tag));
  }

  getLocale(): string {
    return this.getSystemLocale();
  }

  getSystemLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }

  requestSingleInstanceLock(additionalData: object = {}): boolean {
    this.lock ??= takeSingleInstanceLock(this.getPath('userData'), {
      call: { argv: process.argv, cwd: process.cwd(), additionalData },
      onSecond: ({ argv, cwd, additionalData: data }) => this.emit('second-instance', {}, argv, cwd, data),
    });
    return this.lock !== null;
  }

  hasSingleInstanceLock(): boolean {
    return this.lock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.lock?.release();
    this.lock = null;
  }

  /** Pages here are always sandboxed as Chromium sandboxes them. */
  enableSandbox(): void {
    if (this.hasStarted) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  /** For the Windows task bar only, in Electron too. */
  setAppUserModelId(id: string): void {
    if (id === '') throw new TypeError('an id is expected');
  }

  focus(): void {
    [...this.deps.windows.values()].at(-1)?.focus();
  }

  quit(): void {
    if (this.isQuitting) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.isQuitting = true;
    if (this.deps.windows.size === 0) return this.willQuit();
    setImmediate(() => this.closeWindows());
  }

  exit(code = 0): void {
    this.isQuitting = true;
    for (const window of [...this.deps.windows.values()]) window.destroy();
    this.emit('quit', {}, code);
    this.releaseSingleInstanceLock();
    this.deps.exit(code);
  }

  /** The browser is up. */
  started(): void {
    this.hasStarted = true;
    this.ready.resolve();
    this.emit('ready', {}, {});
  }

  windowCreated(window: BrowserWindow): void {
    this.emit('browser-window-created', {}, window);
    this.emit('web-contents-created', {}, window.webContents);
  }

  windowClosed(): void {
    if (this.deps.windows.size > 0) return;
    if (this.isQuitting) return this.willQuit();
    if (this.listenerCount('window-all-closed') === 0) return this.quit();
    this.emit('window-all-closed');
  }

  private closeWindows(): void {
    for (const window of [...this.deps.windows.values()]) {
      window.close();
      if (!window.isDestroyed()) {
        this.isQuitting = false;
        return;
      }
    }
  }

  private willQuit(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.isQuitting = false;
    else this.exit(0);
  }
}
