import { useEffect, useRef, useState } from 'react';
import type { Shortcut } from '../ui/key-registry.ts';

/** The palette, or the cheat sheet with what it shows. */
type Layer = 'palette' | readonly Shortcut[];

interface Layers {
  readonly layer: Layer | null;
  readonly open: (layer: Layer) => void;
  /** The focus goes back to where it was. */
  readonly close: () => void;
  /** Something was chosen, which puts the focus where it belongs. */
  readonly leave: () => void;
}

/** Which layer lies over the page, and where the focus was before it. */
export function useLayer(): Layers {
  const [layer, setLayer] = useState<Layer | null>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (layer !== null || before.current === null) return;
    const element = before.current;
    before.current = null;
    if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
  }, [layer]);
  return {
    layer,
    open: (next) => {
      before.current ??= document.activeElement;
      setLayer(next);
    },
    close: () => setLayer(null),
    leave: () => {
      before.current = null;
      setLayer(null);
    },
  };
}
