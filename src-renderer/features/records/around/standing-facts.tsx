import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { Around } from '../../../../src-shared/ipc/around.routes.ts';
import { useFieldLabel } from '../../../i18n/use-field-label.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { useNow } from '../../../ui/clock.ts';
import { StatusMark } from '../../../ui/marks.tsx';
import { Money, RelativeDate } from '../../../ui/values.tsx';
import { FieldValue } from '../field-value.tsx';
import { newestOf, TIMELINE_EVENTS } from '../page-questions.ts';
import { AROUND_EVENTS } from './around-events.ts';

const DAY_MS = 86_400_000;

interface FactProps {
  readonly label: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export function Fact({ label, note, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{children}</b>
        {note && <span>{note}</span>}
      </dd>
    </div>
  );
}

/** How a customer stands: open deals, what was won, what it owes, its credit, what comes next. */
export function StandingFacts({ customer }: { customer: ScreenRecord }) {
  const { t } = useTranslation();
  const label = useFieldLabel('customers');
  const { data } = useQuery('customers.around', { id: customer.id }, AROUND_EVENTS);
  if (!data) return <Fact label={t('standing.openDeals')}>{t('app.none')}</Fact>;
  const { openDeals, won, owed } = data.standing;
  return (
    <>
      <Fact label={t('standing.openDeals')} note={<Hidden sum={openDeals} word={t('standing.deals', openDeals)} />}>
        <Money cents={openDeals.cents} />
      </Fact>
      <Fact label={t('standing.won')} note={<Trend {...won} />}>
        <Money cents={won.cents} />
      </Fact>
      <Fact label={t('standing.owed')} note={<Late {...owed} />}>
        <Money cents={owed.cents} />
      </Fact>
      <Fact label={label('creditLimitCents')}>
        <FieldValue record={customer} field="creditLimitCents" />
      </Fact>
      <NextStep id={customer.id} />
    </>
  );
}

type Standing = Around['standing'];

/** Amounts that the server hides are counted in words, never added up as 0. */
function Hidden({ sum, word }: { sum: Standing['openDeals']; word: string }) {
  const { t } = useTranslation();
  return <>{sum.hidden > 0 ? word + t('today.comma') + t('standing.hidden', { count: sum.hidden }) : word}</>;
}

function Trend({ cents, beforeCents }: Standing['won']) {
  if (beforeCents === 0) return null;
  const percent = Math.round((100 * (cents - beforeCents)) / beforeCents);
  return <>{percent < 0 ? `−${-percent}%` : `+${percent}%`}</>;
}

function Late({ lateSince, hidden, ...sum }: Standing['owed']) {
  const { t } = useTranslation();
  const now = useNow();
  if (lateSince === null) return hidden > 0 ? <Hidden sum={{ ...sum, hidden }} word="" /> : null;
  const days = Math.max(1, Math.floor((now - Date.parse(`${lateSince}T00:00:00`)) / DAY_MS));
  return <StatusMark shape="triangle" tone="danger" label={t('standing.late', { count: days })} />;
}

function NextStep({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery('timeline.read', newestOf('customers', id), TIMELINE_EVENTS);
  const next = data?.ahead?.lines[0];
  return (
    <Fact label={t('standing.nextStep')} note={next && t(`today.types.${next.type}`)}>
      {next ? <RelativeDate at={next.at} isAhead /> : <span className="dim">{t('standing.noNextStep')}</span>}
    </Fact>
  );
}
