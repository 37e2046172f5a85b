import { useTranslation } from 'react-i18next';
import { HEALTH_WEIGHTS } from '../../../../src-shared/domain/figures/health.ts';
import type { RouteOutput } from '../../../../src-shared/ipc/contract.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { shortMoney } from '../../../ui/format.ts';
import type { Shape } from '../../../ui/glyph.tsx';
import { StatusMark, type Tone } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { HEALTH_EVENTS } from '../page-questions.ts';
import css from './around.module.css';

type Reason = RouteOutput<'reports.health'>['data']['reasons'][number];

const GOOD = 75;
const WATCH = 50;
const HALF = 0.5;

/** The score with its band, and the points of each reason: nothing about it is left to guess. */
export function HealthSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery('reports.health', { customerId }, HEALTH_EVENTS);
  if (!data) return null;
  const { score, reasons } = data.data;
  const [shape, tone, word] = bandOf(score);
  return (
    <Section title={t('health.title')}>
      <div className={css.score}>
        <strong>{score}</strong>
        <StatusMark shape={shape} tone={tone} label={t(`health.${word}`)} isPill />
      </div>
      <ul className={css.reasons}>
        {reasons.map((reason) => (
          <ReasonLine key={reason.factor} reason={reason} />
        ))}
      </ul>
      <p className={css.asOf}>{t('health.asOf')}</p>
    </Section>
  );
}

function bandOf(score: number): readonly [Shape, Tone, 'good' | 'watch' | 'risk'] {
  if (score >= GOOD) return ['check', 'ok', 'good'];
  return score >= WATCH ? ['triangle', 'warn', 'watch'] : ['refused', 'danger', 'risk'];
}

function ReasonLine({ reason }: { reason: Reason }) {
  const { t } = useTranslation();
  const text = useReasonText()(reason);
  const { factor, points } = reason;
  const most = HEALTH_WEIGHTS[factor];
  return (
    <li>
      <b data-low={points < most * HALF ? '' : undefined} title={t('health.of', { most })}>
        {points}
        <small>/{most}</small>
      </b>
      <span>{text}</span>
    </li>
  );
}

function useReasonText(): (reason: Reason) => string {
  const { t, i18n } = useTranslation();
  return ({ factor, figure }) => {
    const count = figure ?? 0;
    switch (factor) {
      case 'contact':
        return figure === null ? t('health.contactNever') : t('health.contact', { count });
      case 'cases':
        return t('health.cases', { count });
      case 'revenue': {
        if (count === 0) return t('health.revenueSame');
        const amount = shortMoney(Math.abs(count), i18n.language === 'en' ? 'en' : 'zh');
        return t(count > 0 ? 'health.revenueUp' : 'health.revenueDown', { amount });
      }
      case 'contract':
        if (figure === null) return t('health.contractNone');
        return count < 0 ? t('health.contractOver') : t('health.contract', { count });
      case 'payments':
        return t('health.payments', { count });
    }
  };
}
