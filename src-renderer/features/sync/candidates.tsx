import type { ScreenRefusal } from './on-screens.ts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../../src-shared/ipc/conflicts.routes.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { call } from '../../ipc/call.ts';
import { useQuery } from '../../ipc/use-query.ts';
import css from './conflicts.module.css';
import { useSettle } from './use-settle.ts';

/** What tells two records of one name apart. */
const TELLING = ['no', 'taxNo', 'region', 'contactPerson', 'phone', 'address'] as const;

const telling = ({ fields }: Candidate): string =>
  TELLING.map((field) => fields[field])
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .join(' · ');

/** The records of the server that have this name already; one of them is taken for the one made here. */
export function Candidates({ refusal }: { refusal: ScreenRefusal }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const settle = useSettle();
  const { data, error, reload } = useQuery('sync.candidates', { id: refusal.opId });
  const link = ({ serverId, title }: Candidate): void =>
    void settle({
      entity: refusal.entity,
      id: refusal.id,
      done: t('refusal.linked', { name: title }),
      deed: () => call('sync.link', { id: refusal.opId, to: serverId }),
    });
  return (
    <section className={css.candidates} aria-label={t('refusal.candidates')}>
      <h3>{t('refusal.candidates')}</h3>
      {error && (
        <p role="alert">
          {say(error)}{' '}
          <Button size="xs" onClick={reload}>
            {t('app.retry')}
          </Button>
        </p>
      )}
      {data?.length === 0 && <p>{t('refusal.noCandidates')}</p>}
      <ul>
        {data?.map((candidate) => (
          <li key={candidate.serverId}>
            <div>
              <span className="truncate">{candidate.title}</span>
              <small className="truncate">{telling(candidate) || candidate.serverId}</small>
            </div>
            <Button size="xs" onClick={() => link(candidate)}>
              {t('refusal.take')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
