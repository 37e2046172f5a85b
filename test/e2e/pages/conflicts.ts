import type { ScreenParts } from './screen.ts';

/** The tabs of the sync page where a person decides. The same tables stand on the page of a record. */
export const conflicts = ({ page, texts }: ScreenParts) => {
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  const side = (which: 'mine' | 'theirs') => (field: string) =>
    page.getByRole('radiogroup', { name: field }).getByRole('radio', { name: texts.customer[which] });
  return {
    openConflicts: () => tab(texts.sync.tabs.conflicts),
    openRefused: () => tab(texts.sync.tabs.refused),
    mine: side('mine'),
    theirs: side('theirs'),
    save: () => page.getByRole('button', { name: texts.conflict.save }).click(),
    none: page.getByText(texts.conflict.noneTitle),
    recreate: () => page.getByRole('button', { name: texts.conflict.deleted.recreate }).click(),
    keep: () => page.getByRole('button', { name: texts.conflict.deleted.keep }).click(),
    discardRecord: () => page.getByRole('button', { name: texts.conflict.deleted.discard }).click(),
    retry: () => page.getByRole('button', { name: texts.refusal.retry }).click(),
    discardChange: () => page.getByRole('button', { name: texts.refusal.discard }).click(),
    link: () => page.getByRole('button', { name: texts.refusal.link }).click(),
    takeCandidate: (name: string) =>
      page
        .getByRole('region', { name: texts.refusal.candidates })
        .getByRole('listitem')
        .filter({ hasText: name })
        .getByRole('button', { name: texts.refusal.take })
        .click(),
    noneRefused: page.getByText(texts.refusal.noneTitle),
  };
};
