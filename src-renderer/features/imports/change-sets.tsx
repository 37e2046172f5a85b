import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSet } from '../../../src-shared/ipc/change-sets.routes.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { formatCount } from '../../ui/format.ts';
import type { Shape } from '../../ui/glyph.tsx';
import { StatusMark, type Tone } from '../../ui/marks.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import css from './imports.module.css';
import { useUndoImport } from './use-undo-import.ts';

const LOOKS: Readonly<Record<ChangeSet['state'], readonly [Shape, Tone]>> = {
  done: ['check', 'quiet'],
  open: ['half', 'warn'],
  reversed: ['minus', 'quiet'],
};

/** Past imports, newest first; each can be taken back as a whole. */
export function ChangeSets() {
  const { t } = useTranslation();
  const { data, reload } = useQuery('changeSets.list', {}, ['customers.changed', 'contacts.changed']);
  const undo = useUndoImport();
  const [busy, setBusy] = useState<string | null>(null);
  const takeBack = async (id: string): Promise<void> => {
    setBusy(id);
    await undo(id);
    setBusy(null);
    reload();
  };
  const imports = data?.filter((set) => set.kind === 'import') ?? [];
  if (imports.length === 0) return null;
  return (
    <section className={css.past} aria-label={t('imports.past')}>
      <h2>{t('imports.past')}</h2>
      <table className={css.rows} aria-label={t('imports.past')}>
        <thead>
          <tr>
            <th>{t('imports.table.file')}</th>
            <th>{t('imports.table.kind')}</th>
            <th data-num="">{t('imports.outcomes.created')}</th>
            <th data-num="">{t('imports.outcomes.updated')}</th>
            <th data-num="">{t('imports.outcomes.refused')}</th>
            <th>{t('sync.state')}</th>
            <th data-num="">{t('imports.table.when')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, entity, state, at, fileName, counts }) => (
            <tr key={id}>
              <td title={fileName}>
                <b>{fileName}</b>
              </td>
              <td className="soft">{t(`nav.${entity}`)}</td>
              <td data-num="">{formatCount(counts.created)}</td>
              <td data-num="">{formatCount(counts.updated)}</td>
              <td data-num="">{formatCount(counts.refused)}</td>
              <td>
                <StatusMark shape={LOOKS[state][0]} tone={LOOKS[state][1]} label={t(`imports.states.${state}`)} />
              </td>
              <td data-num="" className="soft">
                <RelativeDate at={at} />
              </td>
              <td data-num="">
                {state !== 'reversed' && (
                  <Button size="xs" loading={busy === id} onClick={() => void takeBack(id)}>
                    {t('imports.takeBack')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
