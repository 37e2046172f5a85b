import type { ScreenParts } from './screen.ts';

export const customerPage = ({ page, texts }: ScreenParts) => ({
  heading: (name: string) => page.getByRole('heading', { level: 1, name }),
  value: (field: string) => page.locator(`[data-field="${field}"]`),
  tags: page.getByRole('region', { name: texts.customer.sections.tags, exact: true }),
  changeTags: () => page.getByRole('button', { name: texts.tags.edit }).click(),
  edit: () => page.getByRole('button', { name: texts.customers.editAction }).click(),
  call: () => page.getByRole('button', { name: texts.customer.call }).click(),
  remove: async (): Promise<void> => {
    await page.getByRole('button', { name: texts.customer.more }).click();
    await page.getByRole('menuitem', { name: texts.customers.deleteAction }).click();
  },
});
