import type { ScreenParts } from './screen.ts';

export const syncPage = ({ page, texts }: ScreenParts) => {
  const pending = page.getByRole('grid', { name: texts.sync.pendingLabel });
  return {
    heading: page.getByRole('heading', { name: texts.sync.title, exact: true }),
    run: () => page.getByRole('button', { name: texts.sync.run }).click(),
    pending,
    pendingRows: pending.locator('[role="rowgroup"] [role="row"]'),
    nothingPending: page.getByText(texts.sync.nothingTitle),
  };
};
