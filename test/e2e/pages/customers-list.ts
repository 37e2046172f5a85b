import type { ScreenParts } from './screen.ts';

export const customersList = ({ page, texts }: ScreenParts) => {
  const grid = page.getByRole('grid', { name: texts.customers.listLabel });
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name });
  return {
    grid,
    heading: page.getByRole('heading', { name: texts.customers.title, exact: true }),
    /** The rows of customers, without the head. */
    rows: grid.locator('[role="rowgroup"] [role="row"]'),
    row,
    emptyHeading: page.getByText(texts.customers.emptyTitle),
    create: () => page.getByRole('button', { name: texts.customers.create }).first().click(),
    /** From the empty list to the wizard. */
    importFirst: () => page.getByRole('link', { name: texts.noRecords.import }).click(),
    exportView: () => page.getByRole('button', { name: texts.transfer.export }).click(),
    /** One value of a row, as it is written into. */
    cell: (name: string, field: string) => row(name).locator(`[data-column="${field}"]`),
    /** Tabs of saved views, by a part of their names. */
    view: (name: string) => page.getByRole('tab').filter({ hasText: name }),
    /** What the menu of the open view offers. */
    viewMenu: async (deed: string) => {
      await page.getByRole('button', { name: texts.grid.viewMenu }).click();
      await page.getByRole('menuitem', { name: deed }).click();
    },
    open: (name: string) => row(name).locator('[data-column="name"]').dblclick(),
  };
};
