import type { CDPSession } from 'playwright-core';
import type { FrameFacts } from '../link-contract.ts';
import { WORLD } from '../renderer/sources.ts';
import { originOf, toApp } from '../urls.ts';

interface World {
  readonly frameId: string;
  readonly uniqueId: string;
}

/** Which frames a page has and which script context belongs to which, as Chromium's debugger reports them. */
export interface FrameLog {
  readonly topId: () => string;
  /** The frame that owns a script context, then its parents up to the top; empty when it is gone. */
  readonly chainOf: (contextId: number) => readonly FrameFacts[];
  /** The preload's context in the top frame, or null between two documents. */
  readonly topWorld: () => string | null;
  readonly worldOfFirstSubFrame: () => World | null;
  readonly onWorld: (listener: () => void) => void;
  readonly onTopNavigated: (listener: (frame: FrameFacts) => void) => void;
}

const originFrom = (reported: string): string | null => (/^https?:/.test(reported) ? originOf(toApp(reported)) : null);

export const watchFrames = async (cdp: CDPSession): Promise<FrameLog> => {
  const frames = new Map<string, FrameFacts>();
  const worlds = new Map<number, World>();
  const listeners = { world: (): void => undefined, navigated: (_frame: FrameFacts): void => undefined };
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const topId = frameTree.frame.id;
  frames.set(topId, { id: topId, parentId: null, url: 'about:blank', origin: null });
  const change = (id: string, part: Partial<FrameFacts>): void => {
    const known = frames.get(id);
    if (known) frames.set(id, { ...known, ...part });
  };
  cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) =>
    frames.set(frameId, { id: frameId, parentId: parentFrameId, url: 'about:blank', origin: null }),
  );
  cdp.on('Page.frameDetached', ({ frameId }) => frames.delete(frameId));
  cdp.on('Page.frameNavigated', ({ frame }) => {
    const url = toApp(frame.url + (frame.urlFragment ?? ''));
    const facts = { id: frame.id, parentId: frame.parentId ?? null, url, origin: originFrom(frame.securityOrigin) };
    frames.set(frame.id, facts);
    if (frame.id === topId) listeners.navigated(facts);
  });
  cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => change(frameId, { url: toApp(url) }));
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId, isDefault } = context.auxData as unknown as { frameId: string; isDefault: boolean };
    if (isDefault) change(frameId, { origin: originFrom(context.origin) });
    if (context.name !== WORLD) return;
    worlds.set(context.id, { frameId, uniqueId: context.uniqueId });
    if (frameId === topId) listeners.world();
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
  cdp.on('Runtime.executionContextsCleared', () => worlds.clear());
  const find = (test: (world: World) => boolean): World | null => [...worlds.values()].findLast(test) ?? null;
  return {
    topId: () => topId,
    chainOf: (contextId) => {
      const chain: FrameFacts[] = [];
      let id = worlds.get(contextId)?.frameId ?? null;
      while (id !== null) {
        const frame: FrameFacts | undefined = frames.get(id);
        if (!frame) return [];
        chain.push(frame);
        id = frame.parentId;
      }
      return chain;
    },
    topWorld: () => find(({ frameId }) => frameId === topId)?.uniqueId ?? null,
    worldOfFirstSubFrame: () => find(({ frameId }) => frameId !== topId),
    onWorld: (listener) => void (listeners.world = listener),
    onTopNavigated: (listener) => void (listeners.navigated = listener),
  };
};
