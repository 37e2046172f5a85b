import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { KeyRegistry, Shortcut } from './key-registry.ts';

export { isComposing } from './strokes.ts';

/** Where typing has a meaning of its own: no single-key shortcut may fire there. */
const TYPING = 'input, textarea, select, [contenteditable="true"]';
/** Layers with a keyboard of their own. */
const LAYER = '[role="dialog"], [role="menu"], [role="listbox"]';

type Act = (event: KeyboardEvent) => void;

/** By stroke as `keyName` writes it, or strokes one after another (`g c`). With a text it stands on the cheat sheet. */
export type KeyMap = Readonly<Record<string, Act | { readonly act: Act; readonly text: string }>>;

interface Options {
  /** Also while typing, for keys with a modifier. */
  readonly whileTyping?: boolean;
  readonly isOff?: boolean;
  /** Under which title the cheat sheet lists them; without one as those of this page. */
  readonly group?: string;
  /** Of the frame: works wherever one is, but the page's own meaning of a stroke goes first. */
  readonly isEverywhere?: boolean;
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
  const isMeant = (event: KeyboardEvent): boolean => {
    if (options.isOff) return false;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(LAYER) || (!options.whileTyping && target?.closest(TYPING))) return false;
    // A focused button or link is pressed by these two.
    return !((event.key === 'Enter' || event.key === ' ') && keyless(event) && target?.closest('button, a'));
  };
  const hear = useEffectEvent((strokes: string, event: KeyboardEvent): boolean => {
    const found = keys[strokes];
    if (!found || !isMeant(event)) return false;
    event.preventDefault();
    const act = typeof found === 'function' ? found : found.act;
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
  const isEverywhere = useEffectEvent(() => options.isEverywhere === true);
  useEffect(
    () =>
      registry.add({
        hear: (strokes, event) => hear(strokes, event),
        begins: (goesOn, event) => begins(goesOn, event),
        shortcuts: () => shortcuts(),
        isEverywhere: () => isEverywhere(),
      }),
    [registry],
  );
}

const keyless = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.metaKey && !event.altKey;
