import { useEffect, useEffectEvent, useRef } from 'react';
import type { Option } from './use-option.ts';

interface KeyDeeds {
  readonly option: Option;
  readonly enter: () => void;
  readonly close: () => void;
}

/** What a key of the box does beside typing; the names that terminals and editors have for the arrows work as well. */
export function keyAct(event: React.KeyboardEvent, { option, enter, close }: KeyDeeds): (() => void) | undefined {
  const isMod = event.ctrlKey || event.metaKey;
  const key = isMod ? `mod+${event.key.toLowerCase()}` : event.key;
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => option.move(1),
    ArrowUp: () => option.move(-1),
    'mod+n': () => option.move(1),
    'mod+p': () => option.move(-1),
    PageDown: () => option.move(5),
    PageUp: () => option.move(-5),
    'mod+home': () => option.toEnd(-1),
    'mod+end': () => option.toEnd(1),
    Enter: enter,
    'mod+k': close,
  };
  return acts[key];
}

/** Enter right behind the last letter waits for what it finds instead of running what was there before. */
export function useEnter(isAnswered: boolean, run: () => void): () => void {
  const isWaiting = useRef(false);
  const go = useEffectEvent(() => {
    if (!isWaiting.current) return;
    isWaiting.current = false;
    run();
  });
  useEffect(() => {
    if (isAnswered) go();
  }, [isAnswered]);
  return () => {
    if (isAnswered) run();
    else isWaiting.current = true;
  };
}
