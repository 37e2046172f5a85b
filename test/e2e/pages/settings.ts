import type { ScreenParts } from './screen.ts';

/** The settings, as far as they are walked through. */
export const settings = ({ page, texts }: ScreenParts) => ({
  removeSample: () => page.getByRole('button', { name: texts.sample.remove }).click(),
  fillSample: page.getByRole('button', { name: texts.sample.fill }),
});
