import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Today } from '../../../src-shared/ipc/today.routes.ts';
import { useNow } from '../../ui/clock.ts';
import { formatCount } from '../../ui/format.ts';
import type { Shape } from '../../ui/glyph.tsx';
import { StatusMark, type Tone } from '../../ui/marks.tsx';
import { Money } from '../../ui/values.tsx';
import { Line } from './line.tsx';
import css from './today.module.css';

const DAY_MS = 86_400_000;

/** What must not be forgotten: cases, money, contracts and deals that wait for somebody. */
export function Watch({ today, isCalm }: { today: Today; isCalm: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const { oldCases, overduePayments, expiringContracts, quietDeals } = today;
  if (isCalm) return <p className={css.none}>{t('today.calm')}</p>;
  const daysSince = (at: string): number => Math.max(0, Math.floor((now - Date.parse(at)) / DAY_MS));
  const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
  return (
    <>
      <Group shape="refused" tone="danger" label={t('today.oldCases')} total={oldCases.total}>
        {oldCases.lines.map(({ id, title, customerId, customerName, createdAt }) => (
          <Line
            key={id}
            {...{ title, customerId }}
            note={customerName}
            end={t('today.openFor', { count: daysSince(createdAt) })}
          />
        ))}
      </Group>
      <Group shape="triangle" tone="warn" label={t('today.overduePayments')} total={overduePayments.total}>
        {overduePayments.lines.map(({ id, title, customerId, customerName, due, amountCents }) => (
          <Line
            key={id}
            {...{ title: title || t('today.payment'), customerId }}
            note={<Noted name={customerName} cents={amountCents} />}
            end={<span className={css.late}>{t('today.lateFor', { count: daysBetween(due, today.today) })}</span>}
          />
        ))}
      </Group>
      <Group shape="clock" tone="warn" label={t('today.expiringContracts')} total={expiringContracts.total}>
        {expiringContracts.lines.map(({ id, title, customerId, customerName, due, amountCents }) => (
          <Line
            key={id}
            {...{ title, customerId }}
            note={<Noted name={customerName} cents={amountCents} />}
            end={
              due === today.today ? t('today.endsToday') : t('time.daysAhead', { count: daysBetween(today.today, due) })
            }
          />
        ))}
      </Group>
      <Group shape="pause" tone="quiet" label={t('today.quietDeals')} total={quietDeals.total}>
        {quietDeals.lines.map(({ id, title, customerId, customerName, stage, amountCents, quietSince }) => (
          <Line
            key={id}
            {...{ title, customerId }}
            note={<Noted name={customerName} cents={amountCents} word={stage && t(`states.${stage}`)} />}
            end={t('today.quietFor', { count: daysSince(quietSince) })}
          />
        ))}
      </Group>
    </>
  );
}

interface GroupProps {
  readonly shape: Shape;
  readonly tone: Tone;
  readonly label: string;
  readonly total: number;
  readonly children: ReactNode;
}

function Group({ shape, tone, label, total, children }: GroupProps) {
  if (total === 0) return null;
  return (
    <section className={css.group} aria-label={label}>
      <header>
        <StatusMark shape={shape} tone={tone} label={label} />
        <em>{formatCount(total)}</em>
      </header>
      <ul>{children}</ul>
    </section>
  );
}

interface NotedProps {
  readonly name: string | null;
  readonly cents: number | null;
  readonly word?: string | null;
}

function Noted({ name, cents, word = null }: NotedProps) {
  const { t } = useTranslation();
  const comma = t('today.comma');
  return (
    <>
      {name}
      {cents !== null && (
        <>
          {name && comma}
          <Money cents={cents} />
        </>
      )}
      {word && comma + word}
    </>
  );
}
