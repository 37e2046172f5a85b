import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { useKeyRegistry } from '../../ui/use-keys.ts';
import css from './cheat-sheet.module.css';
import { sheetGroups } from './sheet-groups.ts';

/** Every shortcut that works at this moment, as the components on the screen have registered them. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const registry = useKeyRegistry();
  // What was there when the sheet was opened: it does not change below it.
  const [groups] = useState(() => sheetGroups(registry.shortcuts()));
  const title = (group: string | null): string =>
    group === null ? t('shortcuts.everywhere') : group || t('shortcuts.thisPage');
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')} size={720} transitionProps={{ duration: 0 }}>
      <div className={css.groups}>
        {groups.map(({ group, lines }) => (
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
