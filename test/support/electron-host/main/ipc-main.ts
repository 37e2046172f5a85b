import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { makeCodec } from '../codec.ts';
import type { IpcAnswer, IpcCall } from '../link-contract.ts';
import { notEmulated, strict, StrictEmitter } from './strict.ts';
import type { EmulatedWebContents } from './web-contents.ts';

type Handler = Parameters<IpcMain['handle']>[1];
type Subset = Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;

class EmulatedIpcMain extends StrictEmitter implements Subset {
  readonly handlers = new Map<string, Handler>();

  constructor() {
    super('ipcMain', []);
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...(args as unknown[])) as unknown;
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

export const createIpcMain = (): {
  readonly ipcMain: EmulatedIpcMain;
  readonly receive: (call: IpcCall, contents: EmulatedWebContents) => Promise<IpcAnswer>;
} => {
  const codec = makeCodec();
  const ipcMain = strict('ipcMain', new EmulatedIpcMain());
  const receive = async (call: IpcCall, contents: EmulatedWebContents): Promise<IpcAnswer> => {
    if (call.kind === 'send') throw notEmulated('ipcRenderer.send');
    try {
      const handler = ipcMain.handlers.get(call.channel);
      if (!handler) throw new Error(`No handler registered for '${call.channel}'`);
      const senderFrame = contents.frames.update(call.frames);
      const event = { type: 'frame', sender: contents, senderFrame, frameId: 1, processId: 1 };
      const value: unknown = await handler(
        strict('IpcMainInvokeEvent', event) as unknown as IpcMainInvokeEvent,
        ...(codec.decode(call.body) as unknown[]),
      );
      return { ok: true, body: codec.encode(value) };
    } catch (error) {
      const text = `Error invoking remote method '${call.channel}': ${String(error)}`;
      return { ok: false, body: codec.encode(text) };
    }
  };
  return { ipcMain, receive };
};
