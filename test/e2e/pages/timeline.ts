import type { ScreenParts } from './screen.ts';

/** What happened with a record, on its page. */
export const timeline = ({ page, texts }: ScreenParts) => {
  const section = page.getByRole('region', { name: texts.timeline.title });
  return {
    section,
    kind: (kind: keyof typeof texts.timeline.kinds) =>
      section.getByRole('tab', { name: texts.timeline.kinds[kind], exact: true }).click(),
    entries: section.getByRole('listitem').filter({ hasNot: page.getByRole('listitem') }),
    /** Where something is written down beside the record. */
    composer: section.getByRole('form', { name: texts.composer.title }),
    words: section.getByRole('textbox', { name: texts.composer.textLabel }),
    next: (day: keyof typeof texts.composer.days) =>
      section.getByRole('button', { name: texts.composer.days[day] }).click(),
    /** Gives a field the value that it had before its last change. */
    restore: (label: string) =>
      section
        .getByRole('button', { name: texts.timeline.restore.replace('{{label}}', label) })
        .first()
        .click(),
  };
};
