import { createContext, useContext, useEffect, useEffectEvent, type RefObject } from 'react';
import type { KeyReach, KeyRegistry, Shortcut } from './key-registry.ts';

export { isComposing } from './strokes.ts';

/** Where typing has a meaning of its own: no single-key shortcut may fire there. */
const TYPING = 'input, textarea, select, [contenteditable="true"]';
/** Layers with a keyboard of their own. */
const LAYER = '[role="dialog"], [role="menu"], [role="listbox"]';

type Act = (event: KeyboardEvent) => void;

/**
 * By stroke as `keyName` writes it, or strokes one after another (`g c`). With a text it stands on the cheat sheet; with nothing
 * else it is one that the browser answers itself, as Enter on a button.
 */
export type KeyMap = Readonly<Record<string, Act | { readonly act?: Act; readonly text: string }>>;

interface Options {
  /** Also while typing, for keys with a modifier. */
  readonly whileTyping?: boolean;
  readonly isOff?: boolean;
  /** Under which title the cheat sheet lists them; without one as those of this page. */
  readonly group?: string;
  /** Of the frame: works wherever one is, but the page's own meaning of a stroke goes first. */
  readonly isEverywhere?: boolean;
  /** Only while the focus is in this part of the page, before what the page does with the same stroke. */
  readonly within?: RefObject<HTMLElement | null>;
}

export const KeyRegistryContext = createContext<KeyRegistry | null>(null);

export function useKeyRegistry(): KeyRegistry {
  const registry = useContext(KeyRegistryContext);
  if (!registry) throw new Error('no keys around this component');
  return registry;
}

/** Keys that work anywhere in the window while the component is mounted. */
export function useKeys(keys: KeyMap, options: Options = {}): void {
  const registry = useKeyRegistry();
  const isElsewhere = (target: Element | null): boolean =>
    options.within !== undefined && !options.within.current?.contains(target);
  const isMeant = (event: KeyboardEvent): boolean => {
    const target = event.target instanceof Element ? event.target : null;
    if (options.isOff || isElsewhere(target)) return false;
    // What types a letter is no shortcut in a text, even where a person moved one to it that works while typing.
    const isHeard = options.whileTyping && !(event.key.length === 1 && keyless(event));
    if (target?.closest(LAYER) || (!isHeard && target?.closest(TYPING))) return false;
    // A focused button or link is pressed by these two.
    return !((event.key === 'Enter' || event.key === ' ') && keyless(event) && target?.closest('button, a'));
  };
  const hear = useEffectEvent((strokes: string, event: KeyboardEvent): boolean => {
    const found = keys[strokes];
    const act = typeof found === 'function' ? found : found?.act;
    if (!act || !isMeant(event)) return false;
    event.preventDefault();
    act(event);
    return true;
  });
  const begins = useEffectEvent(
    (goesOn: (strokes: string) => boolean, event: KeyboardEvent): boolean =>
      Object.keys(keys).some(goesOn) && isMeant(event),
  );
  const shortcuts = useEffectEvent((): readonly Shortcut[] => {
    const group = options.isEverywhere ? null : (options.group ?? '');
    return Object.entries(keys).flatMap(([strokes, key]) =>
      typeof key === 'function' || options.isOff ? [] : [{ strokes, text: key.text, group }],
    );
  });
  const reach = useEffectEvent((): KeyReach =>
    options.within ? 'part' : options.isEverywhere ? 'everywhere' : 'page',
  );
  useEffect(
    () =>
      registry.add({
        hear: (strokes, event) => hear(strokes, event),
        begins: (goesOn, event) => begins(goesOn, event),
        shortcuts: () => shortcuts(),
        reach: () => reach(),
      }),
    [registry],
  );
}

const keyless = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;
