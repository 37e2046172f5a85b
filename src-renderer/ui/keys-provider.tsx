import { useEffect, useState, type ReactNode } from 'react';
import { createKeyRegistry } from './key-registry.ts';
import { isComposing } from './strokes.ts';
import { KeyRegistryContext } from './use-keys.ts';

/** Hears the keyboard of the window once, for every component below that uses keys. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createKeyRegistry);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && !isComposing(event)) registry.hear(event);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [registry]);
  return <KeyRegistryContext value={registry}>{children}</KeyRegistryContext>;
}
