/** The title bar's height in the renderer's frame and the window's own colours before the page paints; see theme.ts. */
export const TITLE_BAR_HEIGHT = 44;

interface WindowLook {
  readonly background: string;
  readonly symbols: string;
}

export const windowLook = (isDark: boolean): WindowLook =>
  isDark ? { background: '#131312', symbols: '#ecebe7' } : { background: '#f5f4f1', symbols: '#1d1c1a' };
