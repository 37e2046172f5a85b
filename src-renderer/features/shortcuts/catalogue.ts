import type { TFunction } from 'i18next';

interface CatalogueLine {
  /** The shortcut's own strokes, by which it is known wherever a person has moved it to. */
  readonly strokes: string;
  readonly text: string;
}

interface CatalogueGroup {
  readonly title: string;
  readonly lines: readonly CatalogueLine[];
}

/** Every shortcut that a person may move. One stroke means one thing: `e` edits on every screen that has something to edit. */
export const catalogue = (t: TFunction): readonly CatalogueGroup[] => {
  const goTo = (where: string): string => t('commands.goTo', { where });
  return [
    group(t('shortcuts.everywhere'), [
      ['mod+k', t('shortcuts.search')],
      ['c', t('shortcuts.create')],
      ['?', t('shortcuts.sheet')],
      ['alt+ArrowLeft', t('app.back')],
      ['alt+ArrowRight', t('app.forward')],
      ['g t', goTo(t('nav.today'))],
      ['g c', goTo(t('nav.customers'))],
      ['g p', goTo(t('nav.contacts'))],
      ['g i', goTo(t('nav.import'))],
      ['g y', goTo(t('nav.sync'))],
      ['g s', goTo(t('nav.settings'))],
    ]),
    group(t('shortcuts.inLists'), [
      ['n', t('shortcuts.newRecord')],
      ['/', t('app.search')],
      ['f', t('shortcuts.filter')],
      ['j', t('shortcuts.next')],
      ['k', t('shortcuts.previous')],
      ['x', t('shortcuts.select')],
    ]),
    group(t('shortcuts.onRecords'), [
      ['e', t('shortcuts.edit')],
      ['Delete', t('shortcuts.delete')],
      ['p', t('contact.add')],
    ]),
    group(t('nav.today'), [
      ['d', t('today.keys.complete')],
      ['r', t('today.keys.move')],
    ]),
    group(t('shortcuts.onSync'), [
      ['t', t('refusal.retry')],
      ['l', t('refusal.link')],
    ]),
  ];
};

const group = (title: string, lines: readonly (readonly [strokes: string, text: string])[]): CatalogueGroup => ({
  title,
  lines: lines.map(([strokes, text]) => ({ strokes, text })),
});
