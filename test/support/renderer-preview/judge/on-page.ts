import type { Page } from 'playwright-core';

/** Elements that the keyboard reaches and that look the same with and without the focus, or nearly so. */
export async function unseenFocusOn(page: Page): Promise<readonly string[]> {
  // The engine shows rings once the keyboard was used, also for elements that a script focuses.
  await page.keyboard.press('Shift');
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const MINIMUM = 2;
    const AA = 3;
    const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]): number =>
      [red, green, blue]
        .map((part) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
    const numbers = (colour: string): readonly number[] => (colour.match(/[\d.]+/gu) ?? []).map(Number);
    const contrast = (one: string, other: string): number => {
      const [low = 0, high = 0] = [luminance(numbers(one)), luminance(numbers(other))].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const groundOf = (element: Element | null): string => {
      for (let one = element; one; one = one.parentElement) {
        const { backgroundColor } = getComputedStyle(one);
        if ((numbers(backgroundColor)[3] ?? 1) > 0.9) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const hasRing = (element: Element): boolean => {
      const style = getComputedStyle(element);
      if (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= MINIMUM) {
        const isInside = Number.parseFloat(style.outlineOffset) < 0;
        return contrast(style.outlineColor, groundOf(isInside ? element : element.parentElement)) >= AA;
      }
      // A field: its border changes its colour, and a shadow of the same colour makes it thicker.
      const [, colour = '', spread = '0'] = /^(rgba?\([^)]+\)) 0px 0px 0px ([\d.]+)px/u.exec(style.boxShadow) ?? [];
      const width =
        Number.parseFloat(spread) + (colour === style.borderTopColor ? Number.parseFloat(style.borderTopWidth) : 0);
      return width >= MINIMUM && contrast(colour, groundOf(element.parentElement)) >= AA;
    };
    const focusable = 'a[href], button, input, select, textarea, [tabindex], [contenteditable], summary';
    const faults = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>(focusable)) {
      // The one field of the palette has the focus as long as it is open; its caret shows it.
      if (element.matches('[role=combobox][data-autofocus]')) continue;
      if (element.tabIndex < 0 || element.matches('[disabled], [inert] *') || element.getClientRects().length === 0)
        continue;
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) continue;
      // A box of a choice is drawn by what lies beside or around it.
      const drawn = [element, element.parentElement, element.nextElementSibling].filter((one) => one !== null);
      if (!drawn.some(hasRing)) faults.add(element.outerHTML.slice(0, 140));
    }
    return [...faults].slice(0, 6);
  });
}

/** Whatever still moves although the person asked the system for less motion. */
export const motionOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const moves = (element: Element): boolean => {
      const style = getComputedStyle(element);
      const lasts = (durations: string): boolean => durations.split(',').some((one) => Number.parseFloat(one) > 0.011);
      // What counts down in steps, such as a toast's time, tells something and does not glide.
      const glides = style.animationName !== 'none' && !style.animationTimingFunction.startsWith('steps');
      return (glides && lasts(style.animationDuration)) || lasts(style.transitionDuration);
    };
    return [
      ...new Set([...document.querySelectorAll('*')].filter(moves).map((one) => one.outerHTML.slice(0, 100))),
    ].slice(0, 6);
  });

/** Texts that are cut off with no way to read them whole, and labels of buttons that do not fit. */
export const cutOffOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isCut = (element: Element): boolean => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      // What is one pixel wide is there for readers of the screen alone.
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth <= 1) return false;
      return textOverflow === 'ellipsis' || (overflowX === 'hidden' && element.matches('button, button *'));
    };
    const isTold = (element: Element): boolean =>
      element.closest('[title]') !== null || element.querySelector('[title]') !== null || element.matches('input');
    const cut = [...document.querySelectorAll('body *')].filter((element) => isCut(element) && !isTold(element));
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page is wider than its window'] : [];
    return [...wide, ...new Set(cut.map((one) => one.outerHTML.slice(0, 140)))].slice(0, 6);
  });
