import { Kbd } from '@mantine/core';
import { useContext } from 'react';
import { KeyBindingsContext, strokesOf } from './key-bindings.ts';
import { modKey } from './mod-key.ts';
import { capsOf } from './strokes.ts';

/** The keys of a shortcut, as they are printed on the keyboard; where a person moved it, its new ones. */
export function KeyCaps({ strokes }: { strokes: string }) {
  const bindings = useContext(KeyBindingsContext);
  return (
    <span style={{ display: 'inline-flex', gap: 4, flex: 'none' }}>
      {capsOf(strokesOf(bindings, strokes), modKey()).map((keys, at) => (
        // The strokes of one shortcut never change their places.
        <Kbd key={at}>{keys.join(' ')}</Kbd>
      ))}
    </span>
  );
}
