import { onScreens } from './on-screens.ts';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { Notice } from '../../ui/page.tsx';
import { ConflictSolver } from './conflict-solver.tsx';
import css from './conflicts.module.css';
import { DeletedThere } from './deleted-there.tsx';
import { RefusalPanel } from './refusal-panel.tsx';

interface RecordProblemsProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly edit: () => void;
}

/** What keeps a record from settling, to be solved where the record is looked at. */
export function RecordProblems(props: RecordProblemsProps) {
  const { sync } = props.record;
  const isRefused = sync.ops.some((op) => op.state === 'blocked' || op.state === 'dead');
  return (
    <>
      {sync.conflicts.length > 0 && <Conflict {...props} />}
      {isRefused && <Refused {...props} />}
    </>
  );
}

function Conflict({ entity, record }: RecordProblemsProps) {
  const { t } = useTranslation();
  const { data } = useQuery('sync.conflicts', {}, ['sync.changed', 'customers.changed', 'contacts.changed']);
  const rows = onScreens(data ?? []);
  const row = rows.find(({ id }) => id === record.id);
  if (!row) return null;
  if (row.deletedOnServer) {
    return (
      <Notice
        tone="warn"
        shape="diamond"
        title={t(`${entity}.deletedThereTitle`)}
        text={t(`${entity}.deletedThereSafe`)}
      >
        <DeletedThere row={row} onDone={null} />
      </Notice>
    );
  }
  const title = t('customer.conflictTitle', { count: row.fields.length });
  return (
    <>
      <Notice tone="warn" shape="diamond" title={title} text={t('customer.conflictSafe')} />
      <section className={css.onRecord} aria-label={t('sync.conflicts')}>
        <ConflictSolver key={row.fields.map(({ field }) => field).join()} row={row} all={rows} onDone={null} />
      </section>
    </>
  );
}

function Refused({ record, edit }: RecordProblemsProps) {
  const { t } = useTranslation();
  const { data } = useQuery('sync.refused', {}, ['sync.changed', 'customers.changed', 'contacts.changed']);
  const refusal = onScreens(data ?? []).find(({ id }) => id === record.id);
  if (!refusal) return null;
  return (
    <Notice tone="danger" shape="refused" title={t('customer.refusedTitle')} text={t('customer.refusedSafe')}>
      <RefusalPanel key={refusal.opId} refusal={refusal} onEdit={edit} />
    </Notice>
  );
}
