import { Kbd } from '@mantine/core';
import { useContext } from 'react';
import { KeyBindingsContext, strokesOf } from './key-bindings.ts';
import { modKey } from './mod-key.ts';
import { capsOf } from './strokes.ts';

/** How a shortcut is pressed now, as one says it in a hint: `Ctrl+F`, `G C`. */
export function useKeyName(strokes: string): string {
  const bindings = useContext(KeyBindingsContext);
  return capsOf(strokesOf(bindings, strokes), modKey())
    .map((keys) => keys.join('+'))
    .join(' ');
}

/** The keys of a shortcut, as they are printed on the keyboard; where a person moved it, its new ones. */
export function KeyCaps({ strokes }: { strokes: string }) {
  const bindings = useContext(KeyBindingsContext);
  return (
    <span data-strokes={strokes} style={{ display: 'inline-flex', gap: 4, flex: 'none' }}>
      {capsOf(strokesOf(bindings, strokes), modKey()).map((keys, at) => (
        // The strokes of one shortcut never change their places.
        <Kbd key={at}>{keys.join(' ')}</Kbd>
      ))}
    </span>
  );
}
