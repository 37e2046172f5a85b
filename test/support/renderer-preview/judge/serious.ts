import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;
declare global {
  interface Window {
    /** There once `seriousOn` has looked at the page. */
    readonly axe: { readonly run: (options: object) => Promise<Results> };
  }
}

/** The rule, and the first elements that break it. */
const seriousOf = ({ violations }: Results): readonly string[] =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))].join(' | '));

/** What axe calls serious or critical on the page. */
export const seriousOn = async (page: Page): Promise<readonly string[]> =>
  seriousOf(
    await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
      .analyze(),
  );

/** Texts too pale to read, on a page that axe has looked at before in other colours. */
export const paleOn = async (page: Page): Promise<readonly string[]> =>
  seriousOf(await page.evaluate(() => window.axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] })));
