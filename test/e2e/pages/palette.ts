import type { ScreenParts } from './screen.ts';

/** The box over everything, and the sheet of its keys. */
export const palette = ({ page, texts }: ScreenParts) => {
  const dialog = page.getByRole('dialog', { name: texts.palette.title });
  const option = (name: string) => dialog.getByRole('option').filter({ hasText: name });
  return {
    dialog,
    box: dialog.getByRole('combobox'),
    group: (name: string) => dialog.getByRole('group', { name }),
    option,
    marked: dialog.locator('mark'),
    chosen: dialog.locator('[role="option"][aria-selected="true"]'),
    none: dialog.getByText(texts.palette.none),
    open: () => page.keyboard.press('Control+k'),
    sheet: page.getByRole('dialog', { name: texts.shortcuts.title }),
  };
};
