import { useTranslation } from 'react-i18next';
import { useSession } from '../../../ipc/session.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { formatCount } from '../../../ui/format.ts';
import { StatusMark } from '../../../ui/marks.tsx';
import { RelativeDate } from '../../../ui/values.tsx';
import { personName } from '../person-name.ts';
import css from './around.module.css';

/** The last that was done with a customer and what is planned, above the changes of its fields. */
export function Activities({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const { data } = useQuery('customers.around', { id: customerId }, ['activities.changed']);
  if (!data || data.activities.total === 0) return null;
  const { lines, total } = data.activities;
  return (
    <section className={css.activities} aria-label={t('around.activities')}>
      <h2>
        {t('around.activities')} <span className="dim">{formatCount(total)}</span>
      </h2>
      <ul className={css.lines}>
        {lines.map(({ id, type, status, subject, outcome, by, startAt }) => (
          <li key={id}>
            <div>
              <span className="truncate" title={subject}>
                {subject}
              </span>
              <small className="truncate">
                {[t(`today.types.${type}`), by && personName(by, workspace, t), outcome]
                  .filter(Boolean)
                  .join(t('today.comma'))}
              </small>
            </div>
            {status === 'planned' && <StatusMark shape="clock" label={t('around.planned')} />}
            <span className={css.when}>
              <RelativeDate at={startAt} isAhead={status === 'planned'} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
