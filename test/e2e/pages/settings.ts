import type { ScreenParts } from './screen.ts';

/** The settings, as far as they are walked through. */
export const settings = ({ page, texts }: ScreenParts) => {
  const changer = (what: string) =>
    page.getByRole('button', { name: texts.shortcuts.change.replace('{{what}}', what) });
  const scroller = page.locator('main :has(> [data-section])');
  return {
    page: scroller,
    scrolledTo: () => scroller.evaluate((element) => element.scrollTop),
    removeSample: () => page.getByRole('button', { name: texts.sample.remove }).click(),
    fillSample: page.getByRole('button', { name: texts.sample.fill }),
    /** The keys that stand for something now. */
    keyOf: (what: string) => changer(what).locator('kbd'),
    changeKey: async (what: string, key: string): Promise<void> => {
      await changer(what).click();
      await page.keyboard.press(key);
    },
    keyProblem: page.getByRole('region', { name: texts.settings.shortcuts }).getByRole('alert'),
  };
};
