/** A window's place in CSS pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The one display of the emulation, without a task bar. */
export const DISPLAY: Bounds = { x: 0, y: 0, width: 1920, height: 1080 };
