import type { WebFrameMain } from 'electron';
import type { FrameFacts } from '../link-contract.ts';
import { strict } from './strict.ts';

type Frame = Pick<WebFrameMain, 'url' | 'origin' | 'parent' | 'top' | 'isDestroyed'>;

export interface FrameTree {
  readonly main: WebFrameMain;
  /** Takes over what the engine reported, from a frame up to the top one, and gives that first frame. */
  readonly update: (chain: readonly FrameFacts[]) => WebFrameMain;
}

/** Frames keep their identity, so that `event.senderFrame === webContents.mainFrame` holds as in Electron. */
export const createFrameTree = (isDestroyed: () => boolean): FrameTree => {
  const facts = new Map<string, FrameFacts>();
  const frames = new Map<string, WebFrameMain>();
  const blank = (id: string, parentId: string | null): FrameFacts => ({
    id,
    parentId,
    url: 'about:blank',
    origin: null,
  });
  const make = (id: string): WebFrameMain => {
    const now = (): FrameFacts => facts.get(id) ?? blank(id, null);
    const frame: Frame = {
      isDestroyed,
      get url() {
        return now().url;
      },
      get origin() {
        return now().origin ?? 'null';
      },
      get parent() {
        const { parentId } = now();
        return parentId === null ? null : frameOf(parentId);
      },
      get top() {
        return frameOf('top');
      },
    };
    return strict('WebFrameMain', frame) as WebFrameMain;
  };
  const frameOf = (id: string): WebFrameMain => {
    const known = frames.get(id);
    if (known) return known;
    const made = make(id);
    frames.set(id, made);
    return made;
  };
  return {
    main: frameOf('top'),
    update: (chain) => {
      const top = chain.at(-1)?.id;
      const named = (id: string): string => (id === top ? 'top' : id);
      for (const each of chain) {
        const parentId = each.parentId === null ? null : named(each.parentId);
        facts.set(named(each.id), { ...each, parentId });
      }
      return frameOf(named(chain[0]?.id ?? 'top'));
    },
  };
};
