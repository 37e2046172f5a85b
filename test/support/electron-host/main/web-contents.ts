import type { BrowserWindow, Session, WebContents, WebFrameMain } from 'electron';
import { makeCodec } from '../codec.ts';
import type { WindowEvent } from '../link-contract.ts';
import { createFrameTree, type FrameTree } from './frames.ts';
import type { DriverLink } from './host-parts.ts';
import { notEmulated, preventable, StrictEmitter } from './strict.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type Subset = Pick<
  WebContents,
  | 'id'
  | 'send'
  | 'setWindowOpenHandler'
  | 'getURL'
  | 'getTitle'
  | 'isDestroyed'
  | 'reload'
  | 'mainFrame'
  | 'session'
  | 'getType'
>;

const EVENTS = [
  'will-navigate',
  'will-redirect',
  'will-frame-navigate',
  'will-attach-webview',
  'did-navigate',
  'did-finish-load',
  'dom-ready',
  'page-title-updated',
  'render-process-gone',
  'destroyed',
];

/** `will-attach-webview` can be listened to but never comes: pages here have no webview tag. */
export class EmulatedWebContents extends StrictEmitter implements Subset {
  readonly frames: FrameTree;
  readonly mainFrame: WebFrameMain;
  readonly session: Session;
  private readonly window: BrowserWindow;
  private readonly link: DriverLink;
  private readonly codec = makeCodec();
  private openHandler: OpenHandler | null = null;
  private title = '';

  constructor(parts: { window: BrowserWindow; link: DriverLink; session: Session }) {
    super('webContents', EVENTS);
    this.window = parts.window;
    this.link = parts.link;
    this.session = parts.session;
    this.frames = createFrameTree(() => this.isDestroyed());
    this.mainFrame = this.frames.main;
  }

  get id(): number {
    return this.window.id;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    const head = JSON.stringify({ kind: 'event', channel });
    this.link.tell('deliver', this.id, head, this.codec.encode(args));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  getURL(): string {
    return this.mainFrame.url === 'about:blank' ? '' : this.mainFrame.url;
  }

  getTitle(): string {
    return this.title;
  }

  getType(): 'window' {
    return 'window';
  }

  isDestroyed(): boolean {
    return this.window.isDestroyed();
  }

  reload(): void {
    this.link.tell('reload', this.id);
  }

  /** A new window was asked for. Only refusing one is emulated. */
  opened(url: string, frameName: string): void {
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' } as const;
    const answer = this.openHandler?.({ url, frameName, features: '', disposition: 'foreground-tab', referrer });
    if (answer?.action !== 'deny') throw notEmulated(`a second page opened by a window (${url})`);
  }

  /** True when nobody prevented it. */
  navigating(name: 'will-navigate' | 'will-redirect', url: string, isMainFrame: boolean): boolean {
    const frame = isMainFrame ? this.mainFrame : null;
    const parts = { url, isSameDocument: false, isMainFrame, frame, initiator: frame };
    const framed = preventable(parts);
    if (name === 'will-navigate') this.emit('will-frame-navigate', framed);
    if (!isMainFrame) return !framed.defaultPrevented;
    const event = preventable(parts);
    this.emit(name, event, url, false, isMainFrame, 1, 1);
    return !framed.defaultPrevented && !event.defaultPrevented;
  }

  /** What happened to the page, as the engine reported it. */
  happened(event: WindowEvent): void {
    switch (event.name) {
      case 'did-navigate':
        this.frames.update([event.frame]);
        this.emit('did-navigate', preventable({}), event.frame.url, 200, 'OK');
        return;
      case 'page-title-updated':
        this.title = event.title;
        this.emit('page-title-updated', preventable({}), event.title, true);
        return;
      case 'dom-ready':
      case 'did-finish-load':
        this.emit(event.name, preventable({}));
        return;
      case 'ready-to-show':
      case 'closed':
      case 'focus':
      case 'blur':
      case 'bounds':
        return;
    }
  }
}
