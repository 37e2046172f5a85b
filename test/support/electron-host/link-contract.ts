import type { Bounds } from './main/bounds.ts';

/** A frame as the browser engine reports it. `origin` is `null` when it is opaque. */
export interface FrameFacts {
  readonly id: string;
  readonly parentId: string | null;
  /** In the app's own terms: `app://satchel/…`. */
  readonly url: string;
  readonly origin: string | null;
}

/** One call of `ipcRenderer.invoke` or `send`; `frames` runs from the sender up to the top frame. */
export interface IpcCall {
  readonly windowId: number;
  readonly kind: 'invoke' | 'send';
  readonly channel: string;
  /** Encoded arguments (codec.ts). */
  readonly body: string;
  readonly frames: readonly FrameFacts[];
}

export interface IpcAnswer {
  readonly ok: boolean;
  readonly body: string;
}

export interface PageRequest {
  readonly windowId: number;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly resourceType: ResourceType;
}

export type ResourceType =
  'mainFrame' | 'subFrame' | 'stylesheet' | 'script' | 'image' | 'font' | 'object' | 'xhr' | 'media' | 'other';

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface NewWindow {
  readonly id: number;
  readonly bounds: Bounds;
  readonly title: string;
  /** The text of the preload script. */
  readonly preload: string;
}

export interface Navigation {
  readonly windowId: number;
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** What the app's main process answers to whoever drives the browser. */
export interface MainOps {
  /** Null when the window is gone: then nobody waits any more. */
  readonly ipc: (call: IpcCall) => Promise<IpcAnswer | null>;
  /** True when nobody prevented it. */
  readonly willNavigate: (navigation: Navigation) => boolean;
  readonly willRedirect: (navigation: Navigation) => boolean;
  readonly windowOpen: (windowId: number, url: string, frameName: string) => void;
  /** Null when the request must not be answered. */
  readonly request: (request: PageRequest) => Promise<PageResponse | null>;
  /** Which of these permissions the app grants to this window. */
  readonly permissions: (windowId: number, origin: string, names: readonly string[]) => Promise<readonly string[]>;
  readonly windowEvent: (windowId: number, event: WindowEvent) => void;
  readonly setOnline: (isOnline: boolean) => void;
  readonly setSystemDark: (isDark: boolean) => void;
  readonly clickMenu: (id: string) => void;
  /** Runs a function's source text in the main process with the electron module, as Playwright's ElectronApplication does. */
  readonly evaluate: (source: string, argument: unknown) => unknown;
}

export type WindowEvent =
  | { readonly name: 'ready-to-show' | 'dom-ready' | 'did-finish-load' | 'closed' | 'focus' | 'blur' }
  | { readonly name: 'page-title-updated'; readonly title: string }
  | { readonly name: 'did-navigate'; readonly frame: FrameFacts }
  | { readonly name: 'bounds'; readonly bounds: Bounds };

export interface StartOptions {
  /** Where the browser keeps its profile. */
  readonly sessionData: string;
  readonly schemes: readonly string[];
}

/** What whoever drives the browser answers to the app's main process. */
export interface DriverOps {
  readonly start: (options: StartOptions) => Promise<void>;
  readonly createWindow: (window: NewWindow) => Promise<void>;
  readonly loadUrl: (windowId: number, url: string) => Promise<void>;
  readonly reload: (windowId: number) => Promise<void>;
  readonly focusWindow: (windowId: number) => Promise<void>;
  readonly setBounds: (windowId: number, bounds: Bounds) => Promise<void>;
  readonly setWindowState: (windowId: number, state: 'normal' | 'maximized' | 'minimized') => Promise<void>;
  readonly setTitle: (windowId: number, title: string) => Promise<void>;
  readonly closeWindow: (windowId: number) => Promise<void>;
  /** An event for the preload. */
  readonly deliver: (windowId: number, head: string, body: string) => void;
  readonly openExternal: (url: string) => Promise<void>;
  readonly dialog: (kind: string, options: unknown) => unknown;
  readonly notification: (title: string, body: string) => void;
  readonly setTheme: (source: 'system' | 'light' | 'dark') => Promise<void>;
}
