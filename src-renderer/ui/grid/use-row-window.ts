import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { follow, nativeHeight, placeAt, type ScrollPlace, type ScrollSpace } from './scaled-scroll.ts';

export const ROW_PX = 36;
const HEAD_PX = 30;
/** Rows above and below the sight that are mounted, and the step in which the window moves. */
const OVERSCAN = 2;
const STEP = 2;
const SIDE_STEP_PX = 120;

/** Which rows are mounted and where. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
  /** Added to a row's distance from the first row: what a scaled scrollbar differs from the content by. */
  readonly shift: number;
  /** From which pixel to which one columns are in sight. */
  readonly left: number;
  readonly right: number;
}

export interface RowScroller {
  readonly window: RowWindow;
  /** The height of what scrolls, without the head. */
  readonly height: number;
  readonly onScroll: () => void;
  readonly onScrollEnd: () => void;
  /** Scrolls as little as is needed to bring a row into sight, or puts it into the middle. */
  readonly reveal: (index: number, isCentred?: boolean) => void;
  /** How many whole rows are in sight. */
  readonly rowsInSight: () => number;
}

/** The first and the last row in sight. */
type Sight = readonly [first: number, last: number];

const NOTHING: RowWindow = { first: 0, end: 0, shift: 0, left: 0, right: 2_000 };
const isSame = (one: RowWindow, other: RowWindow): boolean =>
  one.first === other.first &&
  one.end === other.end &&
  one.shift === other.shift &&
  one.left === other.left &&
  one.right === other.right;

/** What is mounted where the scrollbar stands at a place. */
function windowAt(element: HTMLDivElement, { top, offset }: ScrollPlace, count: number): RowWindow & { sight: Sight } {
  const viewport = element.clientHeight - HEAD_PX;
  const first = Math.floor(offset / ROW_PX);
  const last = Math.max(first, Math.min(count - 1, Math.ceil((offset + viewport) / ROW_PX) - 1));
  return {
    first: Math.max(0, Math.floor((first - OVERSCAN) / STEP) * STEP),
    end: Math.min(count, Math.ceil((last + 1 + OVERSCAN) / STEP) * STEP),
    shift: top - offset,
    left: Math.floor(element.scrollLeft / SIDE_STEP_PX) * SIDE_STEP_PX,
    right: Math.ceil((element.scrollLeft + element.clientWidth) / SIDE_STEP_PX) * SIDE_STEP_PX,
    sight: [first, last],
  };
}

/**
 * Mounts only the rows in sight of a list of any length. `onSight` hears which rows are in sight, counted from 0; it must
 * stay the same function.
 */
export function useRowWindow(
  box: RefObject<HTMLDivElement | null>,
  count: number,
  onSight: (first: number, last: number) => void,
): RowScroller {
  const place = useRef<ScrollPlace>({ top: 0, offset: 0 });
  const [window, setWindow] = useState(NOTHING);
  // eslint-disable-next-line react-hooks/preserve-manual-memoization -- no compiler memoises this hook
  const spaceNow = useCallback((): ScrollSpace => {
    const viewport = Math.max(0, (box.current?.clientHeight ?? 0) - HEAD_PX);
    return { content: count * ROW_PX, viewport };
  }, [box, count]);

  const show = useCallback(
    // eslint-disable-next-line react-hooks/preserve-manual-memoization -- no compiler memoises this hook
    (next: ScrollPlace) => {
      place.current = next;
      const element = box.current;
      if (!element) return;
      if (Math.abs(element.scrollTop - next.top) >= 1) element.scrollTo({ top: next.top, behavior: 'instant' });
      // What is pinned sticks only where it has to: a list that stands at its left edge is one layer to draw, not one a cell.
      element.toggleAttribute('data-aside', element.scrollLeft > 0);
      const { sight, ...found } = windowAt(element, next, count);
      setWindow((old) => (isSame(old, found) ? old : found));
      onSight(...sight);
    },
    [box, count, onSight],
  );

  // Another number of rows, another height: the place stays what it is as far as it still exists.
  useLayoutEffect(() => {
    show(placeAt(spaceNow(), place.current.offset));
  }, [show, spaceNow]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => show(placeAt(spaceNow(), place.current.offset)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, show, spaceNow]);

  const reveal = (index: number, isCentred: boolean): void => {
    const space = spaceNow();
    const start = index * ROW_PX;
    const { offset } = place.current;
    const least = start + ROW_PX - space.viewport;
    const wanted = isCentred ? start - space.viewport / 2 : Math.min(start, Math.max(least, offset));
    if (wanted !== offset) show(placeAt(space, wanted));
  };
  return {
    window,
    height: nativeHeight({ content: count * ROW_PX, viewport: 0 }),
    onScroll: () => {
      const top = box.current?.scrollTop ?? 0;
      show(Math.abs(top - place.current.top) < 1 ? place.current : follow(spaceNow(), place.current, top));
    },
    // At rest the scrollbar says where the content is.
    onScrollEnd: () => show(placeAt(spaceNow(), place.current.offset)),
    reveal: (index, isCentred = false) => reveal(index, isCentred),
    rowsInSight: () => Math.max(1, Math.floor(spaceNow().viewport / ROW_PX)),
  };
}
