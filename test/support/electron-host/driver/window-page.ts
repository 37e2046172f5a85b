import type { CDPSession, Page } from 'playwright-core';
import { DISPLAY, type Bounds } from '../main/bounds.ts';
import type { IpcAnswer, IpcCall, NewWindow, WindowEvent } from '../link-contract.ts';
import { BINDING, WORLD, worldSources } from '../renderer/sources.ts';
import { toWeb } from '../urls.ts';
import { watchFrames, type FrameLog } from './frame-log.ts';

/** What a window's page reports to the app's main process. */
export interface WindowListener {
  /** Null when there is nobody left to answer. */
  readonly ipc: (call: IpcCall) => Promise<IpcAnswer | null>;
  readonly event: (event: WindowEvent) => void;
  readonly open: (url: string, frameName: string) => void;
}

interface WindowPageParts {
  readonly page: Page;
  readonly isHeadless: boolean;
  readonly chromeVersion: string;
  readonly window: NewWindow;
  readonly listener: WindowListener;
}

interface PreloadMessage {
  readonly kind: 'invoke' | 'title' | 'resize';
  readonly id: number;
  readonly channel: string;
  readonly title: string;
}

/** A page of Chromium that plays one BrowserWindow. */
export interface WindowPage {
  readonly id: number;
  readonly page: Page;
  readonly cdp: CDPSession;
  /** The address that the app itself asked for: its navigation is not asked about. */
  readonly isExpected: (webUrl: string) => boolean;
  readonly load: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly deliver: (head: string, body: string) => void;
  readonly setBounds: (bounds: Bounds) => Promise<void>;
  readonly setState: (state: 'normal' | 'maximized' | 'minimized') => Promise<void>;
  /** Speaks on the preload's own channel from the first sub-frame, as a sub-frame that an attacker took over would. */
  readonly invokeFromSubFrame: (channel: string, body: string) => Promise<IpcAnswer>;
}

const run = (cdp: CDPSession, world: string, args: readonly string[], body: string): Promise<unknown> =>
  cdp.send('Runtime.callFunctionOn', {
    functionDeclaration: body,
    uniqueContextId: world,
    arguments: args.map((value) => ({ value })),
  });

/** Messages to the preload, in order; those sent between two documents wait for the next one. */
const createMailbox = (cdp: CDPSession, frames: FrameLog): WindowPage['deliver'] => {
  const queue: { head: string; body: string }[] = [];
  const flush = (): void => {
    const world = frames.topWorld();
    if (world === null) return;
    for (const { head, body } of queue.splice(0)) {
      const source = `function (head, body) { globalThis.__electronHostReceive?.(head, body) }`;
      // A document that goes away meanwhile takes its messages along, as in Electron.
      run(cdp, world, [head, body], source).catch(() => undefined);
    }
  };
  frames.onWorld(flush);
  return (head, body) => {
    queue.push({ head, body });
    flush();
  };
};

const listen = (parts: WindowPageParts, cdp: CDPSession, frames: FrameLog, deliver: WindowPage['deliver']) => {
  const { listener, window, page, isHeadless } = parts;
  const direct = new Map<number, (answer: IpcAnswer) => void>();
  const invoke = async (message: PreloadMessage, body: string, contextId: number): Promise<void> => {
    const chain = frames.chainOf(contextId);
    if (chain.length === 0) return;
    const { channel, id } = message;
    const answer = await listener.ipc({ windowId: window.id, kind: 'invoke', channel, body, frames: chain });
    if (!answer) return;
    const waiting = direct.get(id);
    if (chain.length === 1) deliver(JSON.stringify({ kind: 'answer', id, ok: answer.ok }), answer.body);
    else waiting?.(answer);
  };
  const reportBounds = async (): Promise<void> => {
    if (isHeadless) return;
    const { bounds } = await cdp.send('Browser.getWindowForTarget');
    const { left = 0, top = 0, width = 0, height = 0, windowState } = bounds;
    if (windowState !== 'normal') return;
    listener.event({ name: 'bounds', bounds: { x: left, y: top, width, height } });
  };
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return;
    const at = payload.indexOf('\n');
    const message = JSON.parse(payload.slice(0, at)) as PreloadMessage;
    if (message.kind === 'title') listener.event({ name: 'page-title-updated', title: message.title });
    else if (message.kind === 'resize') void reportBounds();
    else void invoke(message, payload.slice(at + 1), executionContextId);
  });
  cdp.on('Page.windowOpen', ({ url, windowName }) => listener.open(url, windowName));
  let isPainted = false;
  cdp.on('Page.lifecycleEvent', ({ frameId, name }) => {
    const isPaint = name === 'firstPaint' || name === 'firstContentfulPaint';
    if (isPainted || !isPaint || frameId !== frames.topId() || frames.topWorld() === null) return;
    isPainted = true;
    listener.event({ name: 'ready-to-show' });
  });
  frames.onTopNavigated((frame) => listener.event({ name: 'did-navigate', frame }));
  page.on('domcontentloaded', () => listener.event({ name: 'dom-ready' }));
  page.on('load', () => listener.event({ name: 'did-finish-load' }));
  page.on('close', () => listener.event({ name: 'closed' }));
  return direct;
};

/** Puts the two worlds' scripts into every document that this page will load. */
const installWorlds = async (parts: WindowPageParts, cdp: CDPSession): Promise<void> => {
  const { window, isHeadless, chromeVersion } = parts;
  const sources = worldSources({ preload: window.preload, hasTitleBar: !isHeadless, chromeVersion });
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true });
  await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: sources.main });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: sources.isolated, worldName: WORLD });
};

/** Headless pages have no window around them: their size is the viewport's. */
const sizing = (parts: WindowPageParts, cdp: CDPSession): Pick<WindowPage, 'setBounds' | 'setState'> => {
  const { page, isHeadless } = parts;
  const current = { bounds: parts.window.bounds };
  const resizeWindow = async (bounds: object): Promise<void> => {
    const { windowId } = await cdp.send('Browser.getWindowForTarget');
    await cdp.send('Browser.setWindowBounds', { windowId, bounds });
  };
  return {
    setBounds: async (bounds) => {
      current.bounds = bounds;
      const { x: left, y: top, width, height } = bounds;
      if (isHeadless) await page.setViewportSize({ width, height });
      else await resizeWindow({ left, top, width, height });
    },
    setState: async (state) => {
      const { width, height } = state === 'maximized' ? DISPLAY : current.bounds;
      if (!isHeadless) await resizeWindow({ windowState: state });
      else if (state !== 'minimized') await page.setViewportSize({ width, height });
    },
  };
};

export const openWindowPage = async (parts: WindowPageParts): Promise<WindowPage> => {
  const { page, window } = parts;
  const cdp = await page.context().newCDPSession(page);
  const frames = await watchFrames(cdp);
  await installWorlds(parts, cdp);
  const deliver = createMailbox(cdp, frames);
  const direct = listen(parts, cdp, frames, deliver);
  const sizes = sizing(parts, cdp);
  await sizes.setBounds(window.bounds);
  const state = { expected: '', last: 0 };
  return {
    id: window.id,
    page,
    cdp,
    ...sizes,
    deliver,
    isExpected: (webUrl) => webUrl === state.expected,
    load: async (url) => {
      state.expected = toWeb(url).replace(/#.*$/s, '');
      await page.goto(toWeb(url), { waitUntil: 'load' });
      state.expected = '';
    },
    reload: async () => {
      state.expected = page.url().replace(/#.*$/s, '');
      await page.reload();
      state.expected = '';
    },
    invokeFromSubFrame: async (channel, body) => {
      const world = frames.worldOfFirstSubFrame();
      if (!world) throw new Error('the page has no sub-frame');
      state.last -= 1;
      const { promise, resolve } = Promise.withResolvers<IpcAnswer>();
      direct.set(state.last, resolve);
      const head = JSON.stringify({ kind: 'invoke', channel, id: state.last });
      await run(cdp, world.uniqueId, [`${head}\n${body}`], `function (text) { globalThis.${BINDING}(text) }`);
      return promise;
    },
  };
};
