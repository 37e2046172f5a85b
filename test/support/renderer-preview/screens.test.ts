import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreignWordsOn } from './judge/foreign-words.ts';
import { cutOffOn, motionOn, unseenFocusOn } from './judge/on-page.ts';
import { paleOn, seriousOn } from './judge/serious.ts';
import { openPreview, wear, type Look, type Preview } from './open-preview.ts';
import { SCREENS, type Screen } from './screens.ts';

const opened: { preview?: Preview } = {};

beforeAll(async () => {
  opened.preview = await openPreview();
});
afterAll(async () => opened.preview?.close());

const NONE = { serious: [], pale: [], foreign: [], cutOff: [], motion: [], unseenFocus: [], complaints: [] };

/** What a demanding person would find wrong with a state of a screen in one language; in the dark only colours differ. */
function faultsOf(screen: Screen, language: Look['language']): Promise<Record<keyof typeof NONE, readonly string[]>> {
  if (opened.preview === undefined) throw new Error('The preview is not open');
  return opened.preview.show(screen, { language, theme: 'light' }, async (page, complaints) => {
    const serious = await seriousOn(page);
    const foreign = await foreignWordsOn(page, language);
    const [cutOff, motion] = await Promise.all([cutOffOn(page), motionOn(page)]);
    await wear(page, { theme: 'dark' });
    const pale = await paleOn(page);
    // Last, since it takes the focus out of whatever is open.
    const unseenFocus = await unseenFocusOn(page);
    return { serious, pale, foreign, cutOff, motion, unseenFocus, complaints };
  });
}

/** The languages take turns from screen to screen. */
const cases = Object.entries(SCREENS).map(([name, screen], index): [string, Look['language'], Screen] => [
  name,
  index % 2 === 0 ? 'zh' : 'en',
  screen,
]);

// One after the other: a page that is not in front draws when the browser comes round to it.
describe('a demanding person finds nothing wrong', () => {
  it.each(cases)('with %s (%s)', async (_name, language, screen) => {
    expect(await faultsOf(screen, language)).toEqual(NONE);
  });
});
