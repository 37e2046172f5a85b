import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, Session, WebContents } from 'electron';
import { readFileSync } from 'node:fs';
import type { WindowEvent } from '../link-contract.ts';
import { DISPLAY, type Bounds } from './bounds.ts';
import type { DriverLink, Windows } from './host-parts.ts';
import { notEmulated, preventable, strict, StrictEmitter } from './strict.ts';
import { EmulatedWebContents } from './web-contents.ts';
import { checkWindowOptions, initialBounds } from './window-options.ts';

type Subset = Pick<
  BrowserWindow,
  | 'id'
  | 'webContents'
  | 'title'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'focus'
  | 'isFocused'
  | 'isVisible'
  | 'isDestroyed'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'restore'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'getSize'
  | 'setTitle'
  | 'getTitle'
  | 'setBackgroundColor'
  | 'getBackgroundColor'
  | 'setTitleBarOverlay'
  | 'removeMenu'
  | 'setMenu'
  | 'close'
  | 'destroy'
>;

export interface WindowDeps {
  readonly link: DriverLink;
  readonly windows: Windows;
  readonly session: Session;
  readonly name: string;
  /** Told of each new window, and when the last one is gone. */
  readonly onCreated: (window: BrowserWindow) => void;
  readonly onClosed: () => void;
}

const EVENTS = [
  'ready-to-show',
  'show',
  'focus',
  'blur',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'page-title-updated',
  'close',
  'closed',
  'unresponsive',
  'responsive',
];

/** A window of the app: a page of Chromium, told through the link. */
export class EmulatedWindow extends StrictEmitter implements Subset {
  readonly id: number;
  readonly webContents: WebContents;
  readonly contents: EmulatedWebContents;
  title: string;
  private readonly deps: WindowDeps;
  private readonly created: Promise<void>;
  private normalBounds: Bounds;
  private state: 'normal' | 'maximized' | 'minimized' = 'normal';
  private background: string;
  private hasFocus = false;
  private isShown: boolean;
  private isGone = false;

  constructor(deps: WindowDeps, options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    checkWindowOptions(options);
    this.deps = deps;
    this.id = Math.max(0, ...deps.windows.keys()) + 1;
    this.title = options.title ?? deps.name;
    this.background = options.backgroundColor ?? '#FFFFFF';
    this.isShown = options.show !== false;
    this.normalBounds = initialBounds(options);
    const self = strict('BrowserWindow', this);
    const window = self as unknown as BrowserWindow;
    this.contents = strict('webContents', new EmulatedWebContents({ window, link: deps.link, session: deps.session }));
    this.webContents = this.contents as unknown as WebContents;
    deps.windows.set(this.id, self);
    const file = options.webPreferences?.preload;
    const preload = file === undefined ? '' : readFileSync(file, 'utf8');
    this.created = deps.link.ask('createWindow', {
      id: this.id,
      bounds: this.normalBounds,
      title: this.title,
      preload,
    });
    deps.onCreated(window);
    return self;
  }

  async loadURL(url: string): Promise<void> {
    await this.created;
    await this.deps.link.ask('loadUrl', this.id, url);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.isShown) return;
    this.isShown = true;
    this.emit('show');
  }

  focus(): void {
    this.setFocused(true);
    this.whenCreated((link) => link.tell('focusWindow', this.id));
  }

  isFocused(): boolean {
    return this.hasFocus;
  }

  isVisible(): boolean {
    return this.isShown && !this.isMinimized();
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  isMinimized(): boolean {
    return this.state === 'minimized';
  }

  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  isFullScreen(): boolean {
    return false;
  }

  maximize(): void {
    this.showInactive();
    this.change('maximized', 'maximize');
  }

  unmaximize(): void {
    if (this.isMaximized()) this.change('normal', 'unmaximize');
  }

  minimize(): void {
    this.change('minimized', 'minimize');
  }

  restore(): void {
    if (this.isMinimized()) this.change('normal', 'restore');
  }

  getBounds(): Rectangle {
    return this.isMaximized() ? { ...DISPLAY } : { ...this.normalBounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.normalBounds };
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.moved({ ...this.normalBounds, ...bounds });
    this.whenCreated((link) => link.tell('setBounds', this.id, this.normalBounds));
  }

  setTitle(title: string): void {
    this.title = title;
    this.whenCreated((link) => link.tell('setTitle', this.id, title));
  }

  getTitle(): string {
    return this.title;
  }

  /** The colour behind the page, which paints its own: kept, not shown. */
  setBackgroundColor(color: string): void {
    this.background = color;
  }

  getBackgroundColor(): string {
    return this.background;
  }

  /** Chromium draws its own frame around the preview window; the overlay's colours have nothing to be shown on. */
  setTitleBarOverlay(): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
  }

  /** The windows here have no menu bar. */
  removeMenu(): void {
    this.setMenu(null);
  }

  setMenu(menu: unknown): void {
    if (menu !== null) throw notEmulated('a menu bar in a window');
  }

  close(): void {
    if (this.isGone) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.deps.windows.delete(this.id);
    this.whenCreated((link) => link.tell('closeWindow', this.id));
    this.contents.emit('destroyed');
    this.emit('closed');
    this.deps.onClosed();
  }

  /** What the engine reported about the page. */
  happened(event: WindowEvent): void {
    this.contents.happened(event);
    if (event.name === 'ready-to-show') this.emit('ready-to-show');
    if (event.name === 'focus' || event.name === 'blur') this.setFocused(event.name === 'focus');
    if (event.name === 'bounds') this.moved(event.bounds);
    if (event.name === 'page-title-updated') this.titleOfPage(event.title);
    if (event.name === 'closed') this.closedByUser();
  }

  /** A window that could not be made has said so to `loadURL`. */
  private whenCreated(then: (link: DriverLink) => void): void {
    this.created.then(
      () => then(this.deps.link),
      () => undefined,
    );
  }

  private closedByUser(): void {
    this.close();
    if (!this.isGone) throw notEmulated('keeping a window open that its user closed');
  }

  private titleOfPage(title: string): void {
    const event = preventable({});
    this.emit('page-title-updated', event, title, true);
    this.title = event.defaultPrevented ? this.title : title;
    this.deps.link.tell('setTitle', this.id, this.title);
  }

  private moved(next: Bounds): void {
    const before = this.normalBounds;
    this.normalBounds = next;
    if (before.x !== next.x || before.y !== next.y) this.emit('move');
    if (before.width !== next.width || before.height !== next.height) this.emit('resize');
  }

  private setFocused(isFocused: boolean): void {
    if (this.hasFocus === isFocused) return;
    this.hasFocus = isFocused;
    this.emit(isFocused ? 'focus' : 'blur');
  }

  private change(state: 'normal' | 'maximized' | 'minimized', event: string): void {
    if (this.state === state) return;
    this.state = state;
    this.whenCreated((link) => link.tell('setWindowState', this.id, state));
    this.emit(event);
    if (event !== 'minimize') this.emit('resize');
  }
}
