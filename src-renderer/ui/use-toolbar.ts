import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';
import { useKeys } from './use-keys.ts';

interface ToolbarTexts {
  /** Under which title the cheat sheet lists the keys. */
  readonly group: string;
  readonly next: string;
  readonly previous: string;
}

export interface Toolbar {
  readonly onFocus: (event: FocusEvent) => void;
  /** A part of it is about to go: then the focus is with what stands in its place. */
  readonly leave: (part: HTMLElement) => void;
}

/**
 * A toolbar as the ARIA practices describe it: all its buttons, however deep they lie, are one stop of the Tab key, the arrows,
 * Home and End lead from one to another.
 */
export function useToolbar(ref: RefObject<HTMLElement | null>, { group, next, previous }: ToolbarTexts): Toolbar {
  const stop = useRef<Element | null>(null);
  const leftAt = useRef(-1);
  const items = (): HTMLButtonElement[] => [...(ref.current?.querySelectorAll('button') ?? [])];
  const settle = (): void => {
    const all = items();
    if (!all.some((item) => item === stop.current)) stop.current = all[0] ?? null;
    for (const item of all) item.tabIndex = item === stop.current ? 0 : -1;
  };
  const focus = (index: number): void => items().at(index)?.focus();
  const move = (by: 1 | -1): void => {
    const all = items();
    const to = all.findIndex((item) => item === document.activeElement) + by;
    focus(Math.min(all.length - 1, Math.max(0, to)));
  };
  useLayoutEffect(() => {
    if (leftAt.current >= 0) focus(Math.min(leftAt.current, items().length - 1));
    leftAt.current = -1;
    settle();
  });
  useKeys(
    {
      ArrowRight: { act: () => move(1), text: next },
      ArrowLeft: { act: () => move(-1), text: previous },
      Home: () => focus(0),
      End: () => focus(-1),
    },
    { group, within: ref },
  );
  return {
    onFocus: ({ target }) => {
      // What floats above the page is not in the toolbar, though React tells of it here.
      if (!ref.current?.contains(target)) return;
      stop.current = target;
      settle();
    },
    leave: (part) => {
      leftAt.current = items().findIndex((item) => part.contains(item));
    },
  };
}
