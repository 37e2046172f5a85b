import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../ui/key-caps.tsx';
import type { Shortcut } from '../../ui/key-registry.ts';
import css from './cheat-sheet.module.css';
import { sheetGroups } from './sheet-groups.ts';

interface CheatSheetProps {
  /** What worked when the sheet was opened, as the components on the screen had registered it. */
  readonly shortcuts: readonly Shortcut[];
  readonly onClose: () => void;
}

/** Every shortcut of the place where one is, in groups. */
export function CheatSheet({ shortcuts, onClose }: CheatSheetProps) {
  const { t } = useTranslation();
  const title = (group: string | null): string =>
    group === null ? t('shortcuts.everywhere') : group || t('shortcuts.thisPage');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shortcuts.title')}
      size={720}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('palette.close') }}
    >
      <div className={css.groups}>
        {sheetGroups(shortcuts).map(({ group, lines }) => (
          <section key={group} aria-label={title(group)}>
            <h2>{title(group)}</h2>
            <dl>
              {lines.map(({ text, strokes }) => (
                <div key={text}>
                  <dt>{text}</dt>
                  <dd>
                    {strokes.map((one) => (
                      <KeyCaps key={one} strokes={one} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={css.note}>{t('shortcuts.composing')}</p>
    </Modal>
  );
}
