import { onScreens, type ScreenRefusal } from './on-screens.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useErrorText } from '../../i18n/use-language.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { TableFoot } from '../../ui/table-foot.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { landing } from '../../ui/use-table-keys.ts';
import css from './conflicts.module.css';
import { RefusalPanel } from './refusal-panel.tsx';
import { useOperationWord } from './operation-word.ts';
import { WorkItem } from './work-item.tsx';

/** Every refused change at the left, what the server said about one of them and the ways on at the right. */
export function RefusedTab() {
  const { t } = useTranslation();
  const say = useErrorText();
  const word = useOperationWord();
  const [, navigate] = useLocation();
  const { data, error } = useQuery('sync.refused', {}, ['sync.changed', 'customers.changed', 'contacts.changed']);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = onScreens(data ?? []);
  const index = Math.max(
    0,
    rows.findIndex(({ opId }) => opId === chosen),
  );
  const row = rows[index];
  const move = (by: number): void => setChosen(rows[landing(index, by, rows.length)]?.opId ?? null);
  const edit = ({ entity, id }: ScreenRefusal): void => navigate(`/${entity}/${id}`);
  const key = {
    j: { act: () => move(1), text: t('shortcuts.next') },
    k: { act: () => move(-1), text: t('shortcuts.previous') },
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    e: { act: () => row && edit(row), text: t('shortcuts.edit') },
    Enter: () => row && edit(row),
  };
  useKeys(key);
  if (error && !data) {
    return <StateView picture={<ComputerPicture sign="broken" />} title={t('error.title')} text={say(error)} isAlert />;
  }
  if (data && rows.length === 0) {
    return <StateView picture={<ComputerPicture />} title={t('refusal.noneTitle')} text={t('refusal.noneText')} />;
  }
  return (
    <>
      <div className={css.columns}>
        <nav className={css.list} aria-label={t('sync.refused')}>
          {rows.map((one) => (
            <WorkItem
              key={one.opId}
              entity={one.entity}
              title={one.title}
              note={word(one.operation)}
              shape="refused"
              isCurrent={one === row}
              onOpen={() => setChosen(one.opId)}
            />
          ))}
        </nav>
        {row && (
          <section className={css.main} key={row.opId} aria-label={row.title}>
            <header>
              <div>
                <h2>{row.title}</h2>
                <p>{t('refusal.intro', { operation: word(row.operation) })}</p>
              </div>
              <Button component={Link} href={`/${row.entity}/${row.id}`} size="xs" variant="subtle" color="gray">
                {t(`${row.entity}.open`)}
              </Button>
            </header>
            <RefusalPanel refusal={row} onEdit={() => edit(row)} />
          </section>
        )}
      </div>
      <TableFoot
        summary={t('refusal.kept')}
        keys={[
          ['J K', t('keys.move')],
          ['E', t('keys.edit')],
          ['T', t('refusal.retry')],
          ['X', t('refusal.discard')],
        ]}
      />
    </>
  );
}
