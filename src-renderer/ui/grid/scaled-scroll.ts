/** What lies behind a scrollbar, in pixels. */
export interface ScrollSpace {
  /** All rows under each other. */
  readonly content: number;
  /** How many of them are in sight at once. */
  readonly viewport: number;
}

/** `top` is what the scrollbar says, `offset` how much of the content lies above the sight. */
export interface ScrollPlace {
  readonly top: number;
  readonly offset: number;
}

/** Browsers cannot lay out more than 33.5 million pixels and draw blurred long before. */
const MOST_PX = 8_000_000;
/** So many sights at once are a drag of the scrollbar or a jump, no turn of a wheel. */
const JUMP = 2;

/** The height that the scrollbar is given. */
export const nativeHeight = ({ content }: ScrollSpace): number => Math.min(content, MOST_PX);

const furthest = ({ content, viewport }: ScrollSpace): number => Math.max(0, content - viewport);
const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** Near both ends the scrollbar and the content move alike, so that a wheel meets the first and the last row. */
const EDGE_PX = 100_000;

/** The scrollbar's room, the content's, and how many pixels of content one of the scrollbar is between the edges. */
function scaleOf(space: ScrollSpace) {
  const room = Math.max(0, nativeHeight(space) - space.viewport);
  const most = furthest(space);
  return { room, most, ratio: room === most ? 1 : (most - 2 * EDGE_PX) / (room - 2 * EDGE_PX) };
}

/** The place of an offset where scrollbar and content agree. */
export function placeAt(space: ScrollSpace, offset: number): ScrollPlace {
  const { room, most, ratio } = scaleOf(space);
  const inside = clamp(offset, most);
  if (ratio === 1 || inside <= EDGE_PX) return { offset: inside, top: inside };
  if (inside >= most - EDGE_PX) return { offset: inside, top: room - (most - inside) };
  return { offset: inside, top: EDGE_PX + (inside - EDGE_PX) / ratio };
}

/** The offset that a scrollbar dragged to `top` means. */
function offsetAt(space: ScrollSpace, top: number): number {
  const { room, most, ratio } = scaleOf(space);
  if (ratio === 1 || top <= EDGE_PX) return clamp(top, most);
  if (top >= room - EDGE_PX) return clamp(most - (room - top), most);
  return EDGE_PX + (top - EDGE_PX) * ratio;
}

/**
 * Where the scrollbar leads from a place: a wheel moves the content pixel by pixel, a drag in proportion to its length.
 * A `top` other than the scrollbar's own means that it is to be set anew.
 */
export function follow(space: ScrollSpace, from: ScrollPlace, top: number): ScrollPlace {
  const by = top - from.top;
  if (Math.abs(by) > JUMP * space.viewport) return { top, offset: offsetAt(space, top) };
  const offset = clamp(from.offset + by, furthest(space));
  const isAtEdge = top <= 0 || top >= nativeHeight(space) - space.viewport;
  return isAtEdge ? placeAt(space, offset) : { top, offset };
}
