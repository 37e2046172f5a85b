import { useEffect, useEffectEvent } from 'react';

/** Where typing has a meaning of its own: no single-key shortcut may fire there. */
const TYPING = 'input, textarea, select, [contenteditable="true"]';
/** Layers with a keyboard of their own. */
const LAYER = '[role="dialog"], [role="menu"], [role="listbox"]';

/** `j`, `ArrowDown`, `mod+z` (Ctrl, on a Mac ⌘). Letters in lower case. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface Options {
  /** Also while typing, for keys with a modifier. */
  readonly whileTyping?: boolean;
  readonly isOff?: boolean;
}

/** The name of a key stroke as KeyMap writes it. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${key}`;
}

/** Whether a stroke belongs to an input method that is composing: then it is nobody's shortcut. */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229;

/** Keys that work anywhere in the window while the component is mounted. */
export function useKeys(keys: KeyMap, options: Options = {}): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (options.isOff || event.defaultPrevented || isComposing(event)) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(LAYER) || (!options.whileTyping && target?.closest(TYPING))) return;
    // A focused button or link is pressed by these two.
    const name = keyName(event);
    if ((name === 'Enter' || name === ' ') && target?.closest('button, a')) return;
    const act = keys[name];
    if (!act) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => hear(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
