import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPreview, type Look, type Preview } from './open-preview.ts';
import { SCREENS, type Screen } from './screens.ts';

const opened: { preview?: Preview } = {};

beforeAll(async () => {
  opened.preview = await openPreview();
});
afterAll(async () => opened.preview?.close());

/** What axe calls serious or critical on the page: the rule, and the first elements that break it. */
async function seriousOn(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))].join(' | '));
}

/** Names and roles are the same in both themes: after every rule on light, dark is asked for its contrast alone. */
async function seriousInBothThemes(page: Page): Promise<readonly string[]> {
  const light = await seriousOn(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  const dark = await seriousOn(page, ['color-contrast']);
  return [...light, ...dark.map((line) => `dark: ${line}`)];
}

/** The screens that are held to it so far; the others join as they pass. */
const HELD: readonly string[] = ['welcome', 'list-empty', 'today-empty'];
/** The languages take turns from screen to screen. */
const cases = Object.entries(SCREENS)
  .filter(([name]) => HELD.includes(name))
  .map(([name, screen], index): [string, Look['language'], Screen] => [name, index % 2 === 0 ? 'zh' : 'en', screen]);

describe.concurrent('axe finds nothing serious', () => {
  it.each(cases)('on %s (%s)', async (_name, language, screen) => {
    const { preview } = opened;
    if (preview === undefined) throw new Error('The preview is not open');
    const page = await preview.show(screen, { language, theme: 'light' });
    expect(await seriousInBothThemes(page)).toEqual([]);
    await page.close();
  });
});
