import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ChangeSetOf } from '../../../../src-shared/ipc/change-sets.routes.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { formatCount } from '../../../ui/format.ts';
import { RelativeDate } from '../../../ui/values.tsx';
import css from './past-bulk.module.css';
import { useBulk } from './use-bulk.ts';
import { useColumnLabel } from './use-column-label.ts';

interface PastBulkProps {
  readonly entity: ScreenEntity;
  readonly onClose: () => void;
}

/** Changes of many records that were made in this list, newest first; each can be taken back as a whole, however long ago. */
export function PastBulk({ entity, onClose }: PastBulkProps) {
  const { t } = useTranslation();
  const { data, reload } = useQuery('changeSets.list', {}, [`${entity}.changed`]);
  const { job, undo } = useBulk(entity);
  const sets = (data ?? []).filter((set) => set.kind === 'bulk').filter((set) => set.entity === entity);
  const takeBack = async (id: string): Promise<void> => {
    await undo(id);
    reload();
  };
  return (
    <Modal opened onClose={onClose} title={t('grid.pastBulk')} size="lg" transitionProps={{ duration: 0 }}>
      {data && sets.length === 0 && <p className="dim">{t('grid.noPastBulk')}</p>}
      <ul className={css.sets}>
        {sets.map((set) => (
          <PastSet key={set.id} set={set} isBusy={job !== null} onTakeBack={() => void takeBack(set.id)} />
        ))}
      </ul>
    </Modal>
  );
}

interface PastSetProps {
  readonly set: ChangeSetOf<'bulk'>;
  readonly isBusy: boolean;
  readonly onTakeBack: () => void;
}

function PastSet({ set: { entity, action, fields, counts, state, at }, isBusy, onTakeBack }: PastSetProps) {
  const { t } = useTranslation();
  const labelOf = useColumnLabel(entity);
  const names = fields.map(labelOf).join(t('customer.fieldJoin'));
  const what = { count: counts.changed, shown: formatCount(counts.changed) };
  return (
    <li>
      <span className="truncate" title={names}>
        {action === 'update' ? t('grid.pastUpdate', { ...what, names }) : t(`grid.past.${action}`, what)}
      </span>
      {state === 'open' && <span className="dim">{t('grid.endedEarly')}</span>}
      <span className="dim">
        <RelativeDate at={at} />
      </span>
      {state === 'reversed' ? (
        <span className="dim">{t('grid.isTakenBack')}</span>
      ) : (
        <Button size="xs" loading={isBusy} onClick={onTakeBack}>
          {t('grid.takeBack')}
        </Button>
      )}
    </li>
  );
}
