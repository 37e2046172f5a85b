import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron/renderer';
import type { SatchelBridge } from '../src-shared/ipc/bridge.ts';
import type { Reply } from '../src-shared/ipc/define.ts';
import type { EventMessage } from '../src-shared/ipc/events.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../src-shared/ipc/define.ts';

/** The page's only door. It decides nothing: every check is on the other side, where a hostile page cannot reach. */
const bridge: SatchelBridge = {
  request: (name, input) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input) as Promise<Reply>,
  on: (listener) => {
    // The event object holds the sender and stays on this side.
    const hear = (_event: IpcRendererEvent, message: EventMessage): void => listener(message);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('satchel', bridge);
