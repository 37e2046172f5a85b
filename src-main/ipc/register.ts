import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron/main';
import { EVENT_CHANNEL, REQUEST_CHANNEL, type Reply } from '../../src-shared/ipc/define.ts';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import type { Clock, Log } from '../core/ports.ts';
import { createRateCap } from './rate-cap.ts';
import type { Router } from './router.ts';
import { isTrustedSender } from './sender.ts';
import { refusal } from './wire-error.ts';

/** Several times what the fastest typing and scrolling asks for. */
const REQUESTS_PER_SECOND = 500;

/** Opens the one channel on which windows ask. Who asks is judged by what the system says of the sender. */
export function answerWindows(deps: { route: Router; clock: Clock; log: Log }): void {
  const mayPass = createRateCap({ clock: deps.clock, perSecond: REQUESTS_PER_SECOND, burst: 2 * REQUESTS_PER_SECOND });
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, input: unknown): Promise<Reply> => {
    if (!isTrusted(event)) {
      deps.log.warn('request of an unknown page refused');
      return refusal('SENDER_REFUSED');
    }
    if (!mayPass()) return refusal('TOO_MANY_REQUESTS');
    return deps.route(name, input);
  });
}

/** Tells every window of ours. */
export function tellWindows(message: EventMessage): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, message);
  }
}

function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return isTrustedSender({
    frame: frame && { origin: frame.origin, url: frame.url, isTop: frame.parent === null },
    isOurWindow: BrowserWindow.fromWebContents(event.sender) !== null,
  });
}
