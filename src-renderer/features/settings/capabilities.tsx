import { useTranslation } from 'react-i18next';
import { DEEDS, type Capability, type CapabilityState } from '../../../src-shared/ipc/sync.routes.ts';
import { useQuery } from '../../ipc/use-query.ts';
import css from './capabilities.module.css';

/** What the connected server takes of each entity; what it does not is greyed, with the reason. */
export function Capabilities() {
  const { t } = useTranslation();
  const { data } = useQuery('sync.capabilities', {}, ['sync.changed', 'workspaces.changed']);
  if (!data || data.length === 0) return null;
  const kept = data.filter(isKept);
  return (
    <>
      <h3 className={css.title}>{t('capabilities.title')}</h3>
      <ul className={css.list}>
        {data
          .filter((one) => !isKept(one))
          .map((one) => (
            <Line key={one.entity} {...one} />
          ))}
        {kept.length > 0 && (
          <li data-kept="">
            <span>{t('capabilities.rest')}</span>
            <span>
              {kept.map(({ entity }) => t(`palette.headings.${entity}`)).join(t('capabilities.join'))}
              <small>{t('capabilities.keptHere')}</small>
            </span>
          </li>
        )}
      </ul>
    </>
  );
}

/** Nothing of it goes to the server at all. */
const isKept = ({ deeds }: Capability): boolean => DEEDS.every((deed) => deeds[deed] === 'not_offered');

const REASONS = ['forbidden', 'not_implemented', 'not_offered'] as const satisfies readonly CapabilityState[];

function Line({ entity, deeds }: Capability) {
  const { t } = useTranslation();
  const reasons = REASONS.flatMap((state) => {
    const meant = DEEDS.filter((deed) => deeds[deed] === state);
    if (meant.length === 0) return [];
    const names = meant.map((deed) => t(`capabilities.deeds.${deed}`)).join(t('capabilities.join'));
    return t(`capabilities.reasons.${state}`, { deeds: names });
  });
  return (
    <li>
      <span>{t(`palette.headings.${entity}`)}</span>
      <span>
        {DEEDS.map((deed) => (
          <span key={deed} data-off={deeds[deed] === 'offered' ? undefined : ''}>
            {t(`capabilities.deeds.${deed}`)}
          </span>
        ))}
        {reasons.length > 0 && <small>{reasons.join(t('capabilities.reasonJoin'))}</small>}
      </span>
    </li>
  );
}
