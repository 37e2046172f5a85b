import type { Frame, Page } from 'playwright-core';
import { pictureOf, type Picture } from './picture.ts';

/** What a person who did something is waiting to see. All selectors are CSS. */
export interface Expected {
  /** The least part of the page that takes in what changes. */
  readonly part: string;
  /** Each of them is there. */
  readonly shows: readonly string[];
  /** None of them is there, such as a skeleton. */
  readonly lacks?: readonly string[];
  /** What these say together is not what they said before. */
  readonly changes?: string;
}

/** From the stroke or click, as the browser stamped it, in milliseconds. */
export interface Times {
  /** Until what was expected stood in the document. */
  readonly inPageMs: number;
  /** Until the frame after the one that drew it began: never sooner than it was on the screen. */
  readonly paintMs: number;
}

export interface Seen extends Times {
  /** The page before the act and when its time was taken, now and then. */
  readonly change: Change | null;
}

/** What the bare engine is asked to show in its turn. */
export interface Change {
  readonly before: Picture;
  readonly after: Picture;
  readonly expected: Expected;
}

interface Watcher {
  readonly page: Page;
  readonly random: { readonly below: (end: number) => number };
}

type Watched = typeof globalThis & { benchSeen?: Promise<Times> };

/** Of so many acts one is kept for the engine to repeat. */
const KEPT_OF = 5;
/** Nothing changed for so long: what is still going on comes from somewhere else. */
const CALM_MS = 60;
const PATIENCE_MS = 10_000;

/** Does something with the page and tells how long what it leads to took. The page is calm before. */
export async function seenAfter(
  { page, random }: Watcher,
  expected: Expected,
  act: () => Promise<unknown>,
): Promise<Seen> {
  await calm(page);
  const before = random.below(KEPT_OF) === 0 ? await page.evaluate(pictureOf) : null;
  const times = await timesAfter(page, expected, act);
  return { ...times, change: before && { before, after: await page.evaluate(pictureOf), expected } };
}

/** The same for any document, as it is now. */
export async function timesAfter(frame: Page | Frame, expected: Expected, act: () => Promise<unknown>): Promise<Times> {
  await frame.evaluate(watch, { expected, patienceMs: PATIENCE_MS });
  await act();
  const times = await frame.evaluate(() => (globalThis as Watched).benchSeen);
  if (!times) throw new Error('the page was left while it was watched');
  return times;
}

/** Until the document has not changed for a while. */
export const calm = (frame: Page | Frame): Promise<void> =>
  frame.evaluate(
    (ms) =>
      new Promise<void>((resolve) => {
        const done = (): void => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, ms);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, ms);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    CALM_MS,
  );

/** Runs in the page. Looks at the document after each of its changes, not before the first of them. */
function watch({ expected, patienceMs }: { expected: Expected; patienceMs: number }): void {
  const { shows, lacks = [], changes } = expected;
  const said = (): string =>
    changes === undefined ? '' : Array.from(document.querySelectorAll(changes), (node) => node.textContent).join('\n');
  const before = said();
  const isThere = (): boolean =>
    shows.every((selector) => document.querySelector(selector)) &&
    !lacks.some((selector) => document.querySelector(selector)) &&
    (changes === undefined || said() !== before);
  (globalThis as Watched).benchSeen = new Promise<Times>((resolve, reject) => {
    let begunAt: number | null = null;
    // Of a double click the second press counts; a scroll counts where nothing was pressed.
    const begin = ({ timeStamp, type }: Event): void => {
      if (begunAt === null || type === 'mousedown') begunAt = timeStamp;
    };
    const inputs = ['keydown', 'mousedown', 'beforeinput', 'scroll'] as const;
    for (const name of inputs) window.addEventListener(name, begin, { capture: true, passive: true });
    const stop = (): void => {
      clearTimeout(timer);
      observer.disconnect();
      for (const name of inputs) window.removeEventListener(name, begin, { capture: true });
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`not seen: ${JSON.stringify(expected)} in ${location.hash}`));
    }, patienceMs);
    const observer = new MutationObserver(() => {
      if (begunAt === null || !isThere()) return;
      const from = begunAt;
      const inPageMs = performance.now() - from;
      stop();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => resolve({ inPageMs, paintMs: performance.now() - from })),
      );
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
