import type { Locator } from '@playwright/test';
import type { ScreenParts } from './screen.ts';

/** What needs a person today. */
export const today = ({ page, texts }: ScreenParts) => ({
  /** The contracts about to expire. */
  contracts: page.getByRole('region', { name: texts.today.expiringContracts }),
  tasks: page.getByRole('region', { name: texts.today.tasks }),
  /** Opens what the first line of a group is about; the name of its customer. */
  openFirst: async (group: Locator): Promise<string> => {
    const line = group.getByRole('link').first();
    const note = (await line.locator('small').textContent()) ?? '';
    await line.click();
    return note.split(texts.today.comma)[0] ?? '';
  },
});
