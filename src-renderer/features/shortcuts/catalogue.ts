import type { TFunction } from 'i18next';

interface CatalogueLine {
  /** The shortcut's own strokes, by which it is known wherever a person has moved it to. */
  readonly strokes: string;
  readonly text: string;
}

interface FixedLine {
  readonly strokes: readonly string[];
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
      ['mod+g', t('grid.goToRow')],
      ['j', t('shortcuts.next')],
      ['k', t('shortcuts.previous')],
      ['x', t('shortcuts.select')],
    ]),
    group(t('shortcuts.onRecords'), [
      ['e', t('shortcuts.edit')],
      ['Delete', t('shortcuts.delete')],
      ['p', t('contact.add')],
      ['m', t('composer.keys.note')],
      ['v', t('composer.keys.visit')],
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

/** Keys that mean the same to everybody, and so stay where they are; several of one meaning share a line. */
export const fixedKeys = (t: TFunction): readonly FixedLine[] => [
  { strokes: ['ArrowDown', 'ArrowUp'], text: t('shortcuts.rows') },
  { strokes: ['ArrowRight', 'ArrowLeft'], text: t('shortcuts.cells') },
  { strokes: ['PageDown', 'PageUp'], text: t('shortcuts.pages') },
  { strokes: ['Home', 'End'], text: t('shortcuts.ends') },
  { strokes: ['mod+Home', 'mod+End'], text: t('shortcuts.endsOfList') },
  { strokes: ['shift+ArrowDown', 'shift+ArrowUp'], text: t('shortcuts.extend') },
  { strokes: ['shift+ArrowLeft'], text: t('shortcuts.allMine') },
  { strokes: ['mod+a'], text: t('grid.keys.pickAll') },
  { strokes: ['Enter'], text: t('shortcuts.openRow') },
  { strokes: ['F2'], text: t('grid.keys.editCell') },
  { strokes: ['mod+Enter'], text: t('shortcuts.save') },
  { strokes: ['Escape'], text: t('shortcuts.leave') },
  { strokes: ['mod+f'], text: t('app.search') },
  { strokes: ['mod+z'], text: t('shortcuts.undo') },
  { strokes: ['F8'], text: t('toasts.enter') },
  { strokes: ['mod+[', 'mod+]'], text: t('shortcuts.travel') },
];

const group = (title: string, lines: readonly (readonly [strokes: string, text: string])[]): CatalogueGroup => ({
  title,
  lines: lines.map(([strokes, text]) => ({ strokes, text })),
});
