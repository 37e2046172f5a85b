import type { Page } from 'playwright-core';

/** The keys that the cheat sheet of a page lists, each by its own strokes. */
export async function strokesOn(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog').locator('[data-strokes]');
  await keys.first().waitFor();
  return keys.evaluateAll((all) => all.map((one) => one.getAttribute('data-strokes') ?? ''));
}
