import type { Frame, Page } from 'playwright-core';
import type { Picture } from './picture.ts';
import { calm, timesAfter, type Change, type Times } from './watch-page.ts';

/** Each change is shown so often. */
const TURNS = 3;
const KEY = 'F8';
const FRAME = 'bench-limit';

/**
 * What the engine alone takes for what the app was seen to do: in a frame over the whole page, with the same styles and no
 * program in it, a key puts the finished elements in place in one step. Measured as the app is.
 */
export async function limitTimes(page: Page, changes: readonly Change[]): Promise<readonly Times[]> {
  const frame = await openFrame(page);
  const times: Times[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { before, after, expected } of changes) {
      await frame.evaluate(prepare, { before, after, part: expected.part });
      await calm(frame);
      times.push(await timesAfter(frame, expected, () => page.keyboard.press(KEY)));
    }
  }
  await page.evaluate((name) => document.querySelector(`iframe[name="${name}"]`)?.remove(), FRAME);
  await calm(page);
  return times;
}

async function openFrame(page: Page): Promise<Frame> {
  await page.evaluate(addFrame, FRAME);
  const frame = page.frame(FRAME);
  if (!frame) throw new Error('no frame for the limit program');
  return frame;
}

/** Runs in the page: an empty document of its size over it, with its styles. */
async function addFrame(name: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.name = name;
  frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0; z-index: 10000';
  document.body.append(frame);
  const inside = frame.contentDocument;
  if (!inside) throw new Error('the frame has no document');
  for (const { name: attribute, value } of document.documentElement.attributes) {
    inside.documentElement.setAttribute(attribute, value);
  }
  const styles = Array.from(document.querySelectorAll('style, link[rel="stylesheet"]'), (style) =>
    inside.importNode(style, true),
  );
  const loaded = styles
    .filter((style) => style.localName === 'link')
    .map((link) => new Promise((resolve) => link.addEventListener('load', resolve, { once: true })));
  inside.head.append(...styles);
  await Promise.all(loaded);
}

/** Runs in the frame: shows what was there before, and waits for a key to show what came after. */
function prepare({ before, after, part }: { before: Picture; after: Picture; part: string }): void {
  const made = (body: HTMLElement, { html, scrolled }: Picture) => {
    body.innerHTML = html;
    const all = body.querySelectorAll('*');
    return (within: Node) => {
      for (const [at, top] of scrolled) {
        const place = all[at];
        if (place && within.contains(place)) place.scrollTo({ top, behavior: 'instant' });
      }
    };
  };
  made(document.body, before)(document.body);
  const body = document.createElement('body');
  const scroll = made(body, after);
  const next = body.querySelector(part);
  if (!next) throw new Error(`nothing is ${part}`);
  const show = (): void => {
    const now = document.querySelector(part);
    if (now) now.replaceWith(next);
    else document.body.append(next);
    scroll(next);
  };
  window.addEventListener('keydown', show, { once: true });
  window.focus();
}
