import type { ScreenParts } from './screen.ts';

type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused';

/** From a file to the report, and the imports of the past. The file is what the next open dialog answers. */
export const importWizard = ({ page, texts }: ScreenParts) => {
  const words = texts.imports;
  const outcome = (id: Outcome) => page.locator(`[data-outcome="${id}"]`);
  return {
    goTo: () =>
      page
        .getByRole('navigation', { name: texts.app.mainNavigation })
        .getByRole('link', { name: texts.nav.import })
        .click(),
    choose: () => page.getByRole('button', { name: words.chooseLong }).click(),
    entity: (name: 'customers' | 'contacts') => page.getByText(texts.nav[name], { exact: true }).last().click(),
    preview: page.getByRole('region', { name: words.preview }),
    encoding: page.getByRole('radiogroup', { name: words.encoding }),
    next: () => page.getByRole('button', { name: words.toColumns }).click(),
    columns: page.getByRole('table', { name: words.steps.columns }),
    fieldOf: (column: string) => page.getByRole('combobox', { name: words.map.fieldFor.replace('{{column}}', column) }),
    dryRun: () => page.getByRole('button', { name: words.steps.dryRun }).click(),
    outcome,
    count: (id: Outcome) => outcome(id).locator('strong'),
    refused: page.getByRole('table', { name: words.refusedRows }),
    diffs: page.getByRole('table', { name: words.table.diffs }),
    /** Presses the button that names how many records it writes. */
    write: () => page.keyboard.press('Control+Enter'),
    undoAll: () => page.getByRole('button', { name: words.undoAll }).click(),
    past: page.getByRole('table', { name: words.past }),
    alert: page.getByRole('alert'),
  };
};
