import type { Codec } from '../codec.ts';
import type { BridgePeer } from './bridge-peer.ts';

export interface IsolatedWorldParts {
  readonly peer: BridgePeer;
  readonly codec: Codec;
  /** The name of the function by which this world calls the driver. */
  readonly binding: string;
  /** Whether a title bar is there to be seen: then the window's title replaces the document's, as it does in Electron. */
  readonly hasTitleBar: boolean;
  readonly preload: (require: unknown, module: unknown, exports: unknown, process: unknown) => void;
  readonly process: unknown;
}

/** What a sandboxed preload sees, in an isolated world of the page. Refers to nothing outside itself. */
export function isolatedWorld({ peer, codec, binding, hasTitleBar, preload, process }: IsolatedWorldParts): void {
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const world = globalThis as unknown as Record<string, unknown>;
  const post = world[binding] as (text: string) => void;
  delete world[binding];
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Listener[]>();
  const state = { last: 0, title: null as string | null };
  const tell = (head: object, body = ''): void => post(`${JSON.stringify(head)}\n${body}`);
  const refuse = (name: string, known: object): object =>
    new Proxy(known, {
      get: (on, key): unknown => {
        if (typeof key === 'symbol' || key in on) return Reflect.get(on, key);
        throw new Error(`electron-host: ${name}.${key} is not emulated`);
      },
    });
  const off = (channel: string, listener: Listener): object => {
    const list = listeners.get(channel) ?? [];
    const at = list.lastIndexOf(listener);
    if (at >= 0) listeners.set(channel, list.toSpliced(at, 1));
    return ipcRenderer;
  };
  const on = (channel: string, listener: Listener): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const ipcRenderer: object = refuse('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        state.last += 1;
        const body = codec.encode(args);
        pending.set(state.last, { resolve, reject });
        tell({ kind: 'invoke', channel, id: state.last }, body);
      }),
    on,
    addListener: on,
    off,
    removeListener: off,
  });
  const setTitle = (title: string): void => {
    if (!hasTitleBar) return;
    state.title = title;
    document.title = title;
  };
  world['__electronHostReceive'] = (head: string, body: string): void => {
    const message = JSON.parse(head) as { kind: string; channel: string; id: number; ok: boolean };
    if (message.kind === 'title') return setTitle(body);
    if (message.kind === 'event') {
      const args = codec.decode(body) as unknown[];
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...args);
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) call?.resolve(codec.decode(body));
    else call?.reject(new Error(String(codec.decode(body))));
  };
  const reportTitle = (): void => {
    if (document.title !== state.title) tell({ kind: 'title', title: document.title });
  };
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(reportTitle).observe(document.head, { childList: true, subtree: true, characterData: true });
    reportTitle();
  });
  window.addEventListener('resize', () => tell({ kind: 'resize' }));
  const electron = refuse('electron', {
    contextBridge: refuse('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => peer.emit('expose', { key, api: peer.wrap(api) }),
    }),
    ipcRenderer,
  });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, process);
}
