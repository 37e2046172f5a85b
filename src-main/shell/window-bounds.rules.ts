import { z } from 'zod';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const side = z.int().min(1).max(100_000);
const edge = z.int().min(-100_000).max(100_000);

/** What is remembered of the main window. The bounds are those of the window when it is not maximised. */
export const windowStateSchema = z.strictObject({
  bounds: z.strictObject({ x: edge, y: edge, width: side, height: side }).nullable(),
  isMaximized: z.boolean(),
});
type WindowState = z.infer<typeof windowStateSchema>;

export const DEFAULT_SIZE = { width: 1280, height: 800 };
/** The narrowest at which every screen still works (the rail folds below 1100). */
export const MIN_SIZE = { width: 960, height: 600 };

/** So much of the title bar has to be on a screen to take the window by it. */
const GRIP = { width: 120, height: 30 };

/**
 * Where to open the window: where it was, if a hand can still reach it there on the screens of today (work areas, the first
 * is the primary one); else in the middle of the primary one, which the system does when x and y are left out.
 */
export function placeWindow(
  state: WindowState,
  workAreas: readonly Bounds[],
): { width: number; height: number; x?: number; y?: number } {
  const { bounds } = state;
  const area = bounds && workAreas.find((candidate) => isWithinReach(bounds, candidate));
  if (!bounds || !area) return fit(bounds ?? DEFAULT_SIZE, workAreas[0]);
  return { x: bounds.x, y: bounds.y, ...fit(bounds, area) };
}

function isWithinReach(window: Bounds, area: Bounds): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const isBarOnScreen = window.y >= area.y && window.y + GRIP.height <= area.y + area.height;
  return width >= GRIP.width && isBarOnScreen;
}

function fit(size: { width: number; height: number }, area: Bounds | undefined): { width: number; height: number } {
  const within = (wanted: number, least: number, most: number): number => Math.max(least, Math.min(wanted, most));
  return {
    width: within(size.width, MIN_SIZE.width, area?.width ?? size.width),
    height: within(size.height, MIN_SIZE.height, area?.height ?? size.height),
  };
}
