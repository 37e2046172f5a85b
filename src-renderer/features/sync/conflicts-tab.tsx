import { onScreens, type ScreenConflict } from './on-screens.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { TableFoot } from '../../ui/table-foot.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { landing } from '../../ui/use-table-keys.ts';
import { ConflictSolver } from './conflict-solver.tsx';
import css from './conflicts.module.css';
import { DeletedThere } from './deleted-there.tsx';
import { WorkItem } from './work-item.tsx';

/** Every record in conflict at the left, the decision about one of them at the right. */
export function ConflictsTab() {
  const { t } = useTranslation();
  const say = useErrorText();
  const { data, error } = useQuery('sync.conflicts', {}, ['sync.changed', 'customers.changed', 'contacts.changed']);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = onScreens(data ?? []);
  const index = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosen),
  );
  const row = rows[index];
  const move = (by: number): void => setChosen(rows[landing(index, by, rows.length)]?.id ?? null);
  useKeys({
    j: { act: () => move(1), text: t('shortcuts.next') },
    k: { act: () => move(-1), text: t('shortcuts.previous') },
  });
  if (error && !data) {
    return <StateView picture={<ComputerPicture sign="broken" />} title={t('error.title')} text={say(error)} isAlert />;
  }
  if (data && rows.length === 0) {
    return <StateView picture={<ComputerPicture />} title={t('conflict.noneTitle')} text={t('conflict.noneText')} />;
  }
  const next = rows[index + 1] ?? rows[index - 1];
  return (
    <>
      <div className={css.columns}>
        <nav className={css.list} aria-label={t('sync.conflicts')}>
          {rows.map((one) => (
            <ConflictItem key={one.id} row={one} isCurrent={one === row} onOpen={() => setChosen(one.id)} />
          ))}
        </nav>
        {row && (
          <section className={css.main} key={row.id} aria-label={row.title}>
            <Head row={row} />
            {row.deletedOnServer ? (
              <DeletedThere row={row} onDone={() => setChosen(next?.id ?? null)} />
            ) : (
              <ConflictSolver row={row} all={rows} onDone={next ? () => setChosen(next.id) : null} />
            )}
          </section>
        )}
      </div>
      <TableFoot
        summary={t('conflict.kept')}
        keys={[
          ['←', t('conflict.keys.mine')],
          ['→', t('conflict.keys.theirs')],
          ['↑ ↓', t('conflict.keys.field')],
          ['Shift ←', t('conflict.keys.allMine')],
          ['J K', t('conflict.keys.record')],
        ]}
      />
    </>
  );
}

function ConflictItem({ row, isCurrent, onOpen }: { row: ScreenConflict; isCurrent: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const label = useFieldLabel(row.entity);
  const note = row.deletedOnServer
    ? t('conflict.deletedNote')
    : row.fields.map(({ field }) => label(field)).join(t('customer.fieldJoin'));
  return <WorkItem {...{ isCurrent, onOpen, note }} shape="diamond" entity={row.entity} title={row.title} />;
}

function Head({ row }: { row: ScreenConflict }) {
  const { t } = useTranslation();
  const text = row.deletedOnServer
    ? t(`${row.entity}.deletedThereSafe`)
    : t('conflict.intro', { count: row.fields.length });
  return (
    <header>
      <div>
        <h2>{row.title}</h2>
        <p>{text}</p>
      </div>
      <Button component={Link} href={`/${row.entity}/${row.id}`} size="xs" variant="subtle" color="gray">
        {t(`${row.entity}.open`)}
      </Button>
    </header>
  );
}
