import { Kbd } from '@mantine/core';
import { modKey } from './mod-key.ts';
import { capsOf } from './strokes.ts';

/** The keys of a shortcut, as they are printed on the keyboard. */
export function KeyCaps({ strokes }: { strokes: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: 4, flex: 'none' }}>
      {capsOf(strokes, modKey()).map((keys, at) => (
        // The strokes of one shortcut never change their places.
        <Kbd key={at}>{keys.join(' ')}</Kbd>
      ))}
    </span>
  );
}
