import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, fixedKeys } from '../../../src-renderer/features/shortcuts/catalogue.ts';
import { createI18n } from '../../../src-renderer/i18n/create-i18n.ts';
import { foreignWordsOn } from './judge/foreign-words.ts';
import { cutOffOn, motionOn, unseenFocusOn } from './judge/on-page.ts';
import { strokesOn } from './judge/strokes-on.ts';
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

/** Screens with keys of their own between them have every key that has a text. */
const WITH_KEYS = [
  'list',
  'list-picked',
  'customer',
  'today',
  'import-mapping-small',
  'sync-conflict-small',
  'sync-refused',
];

describe('the catalogue of keys', () => {
  const { t } = createI18n('zh');
  const lines = catalogue(t).flatMap((group) => group.lines);
  const known = new Set([...lines.map(({ strokes }) => strokes), ...fixedKeys(t).flatMap(({ strokes }) => strokes)]);

  it.each(WITH_KEYS)('has every key that works in %s', async (name) => {
    const screen = SCREENS[name];
    if (opened.preview === undefined || screen === undefined) throw new Error('The preview is not open');
    const strokes = await opened.preview.show(screen, { language: 'zh', theme: 'light' }, strokesOn);
    expect(strokes.length).toBeGreaterThan(5);
    expect(strokes.filter((one) => !known.has(one))).toEqual([]);
  });
});

// One after the other: a page that is not in front draws when the browser comes round to it.
describe('a demanding person finds nothing wrong', () => {
  it.each(cases)('with %s (%s)', async (_name, language, screen) => {
    expect(await faultsOf(screen, language)).toEqual(NONE);
  });
});
