import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { KeyBindingsContext, type KeyBindings } from './key-bindings.ts';
import { createKeyRegistry } from './key-registry.ts';
import { isComposing } from './strokes.ts';
import { KeyRegistryContext } from './use-keys.ts';

interface KeysProviderProps {
  readonly bindings: KeyBindings;
  readonly children: ReactNode;
}

/** Hears the keyboard of the window once, for every component below that uses keys. */
export function KeysProvider({ bindings, children }: KeysProviderProps) {
  const [store] = useState(() => createBindingsStore(bindings));
  useEffect(() => store.set(bindings), [store, bindings]);
  const { registry } = store;
  const hear = useEffectEvent((event: KeyboardEvent): void => {
    if (!event.defaultPrevented && !isComposing(event)) registry.hear(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => hear(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <KeyRegistryContext value={registry}>
      <KeyBindingsContext value={bindings}>{children}</KeyBindingsContext>
    </KeyRegistryContext>
  );
}

/** The registry stays the same while the bindings that it reads change. */
function createBindingsStore(first: KeyBindings) {
  let bindings = first;
  return {
    registry: createKeyRegistry(() => bindings),
    set: (next: KeyBindings): void => {
      bindings = next;
    },
  };
}
