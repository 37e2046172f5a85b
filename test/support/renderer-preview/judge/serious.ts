import type { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;
type Options = Parameters<AxeBuilder['options']>[0];
declare global {
  interface Window {
    /** There once `seriousOn` has looked at the page. */
    readonly axe: { readonly run: (options: Options) => Promise<Results> };
  }
}

/** What the builder puts into a page, without its way through all frames and all that was found right. */
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright');
const AXE = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8');

/** The rule, and the first elements that break it. */
const seriousOf = ({ violations }: Results): readonly string[] =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))].join(' | '));

const run = async (page: Page, options: Options): Promise<readonly string[]> =>
  seriousOf(await page.evaluate((how) => window.axe.run({ ...how, resultTypes: ['violations'] }), options));

/** What axe calls serious or critical on the page. */
export async function seriousOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  // The dearest rule of all, and never more than moderate.
  return run(page, { rules: { region: { enabled: false } } });
}

/** Texts too pale to read, on a page that axe has looked at before in other colours. */
export const paleOn = (page: Page): Promise<readonly string[]> => run(page, { runOnly: ['color-contrast'] });
