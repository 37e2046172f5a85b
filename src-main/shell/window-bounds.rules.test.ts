import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZE, MIN_SIZE, placeWindow, windowStateSchema, type Bounds } from './window-bounds.rules.ts';

const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const desk: Bounds = { x: 1440, y: 0, width: 2560, height: 1400 };
const at = (bounds: Bounds | null) => ({ bounds, isMaximized: false });

describe('where the window opens', () => {
  it('opens where it was', () => {
    const bounds = { x: 1600, y: 100, width: 1400, height: 900 };
    expect(placeWindow(at(bounds), [laptop, desk])).toEqual(bounds);
  });

  it('comes back to the middle of the laptop when the second screen is gone, instead of opening where nobody sees it', () => {
    const bounds = { x: 1600, y: 100, width: 1400, height: 1300 };
    expect(placeWindow(at(bounds), [laptop])).toEqual({ width: 1400, height: 875 });
  });

  it('does not open with its title bar above the screen, where no hand can take it', () => {
    expect(placeWindow(at({ x: 100, y: -400, width: 1280, height: 800 }), [laptop])).not.toHaveProperty('y');
  });

  it('has a size of its own at the first start', () => {
    expect(placeWindow(at(null), [desk])).toEqual(DEFAULT_SIZE);
    expect(placeWindow(at(null), [])).toEqual(DEFAULT_SIZE);
  });

  it('is never smaller than the screens need and always within reach, whatever the file says', () => {
    const state = fc.record({
      bounds: fc.record({
        x: fc.integer({ min: -100_000, max: 100_000 }),
        y: fc.integer({ min: -100_000, max: 100_000 }),
        width: fc.integer({ min: 1, max: 100_000 }),
        height: fc.integer({ min: 1, max: 100_000 }),
      }),
      isMaximized: fc.boolean(),
    });
    fc.assert(
      fc.property(state, (stored) => {
        const place = placeWindow(windowStateSchema.parse(stored), [laptop, desk]);
        expect(place.width).toBeGreaterThanOrEqual(MIN_SIZE.width);
        expect(place.height).toBeGreaterThanOrEqual(MIN_SIZE.height);
        if (place.x === undefined || place.y === undefined) return;
        const { x, y } = place;
        expect([laptop, desk].some((area) => x < area.x + area.width && y >= area.y && y < area.y + area.height)).toBe(
          true,
        );
      }),
      { seed: 5, numRuns: 2_000 },
    );
  });
});
