import { Button } from '@mantine/core';
import { Fragment, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Today, TodaySlot } from '../../../src-shared/ipc/today.routes.ts';
import { call } from '../../ipc/call.ts';
import { ACTIVITY_ICONS } from '../../ui/activity-icons.ts';
import { useNow } from '../../ui/clock.ts';
import { clockTime } from '../../ui/format.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { telephoneUrl } from '../../ui/telephone.ts';
import { PlanActions } from './plan-actions.tsx';
import css from './today.module.css';
import { useDayText } from './use-day-text.ts';
import { useSlotDeeds } from './use-plan-deeds.ts';

const NO_SLOTS: Today['agenda'] = [];
const FIRST_LINES = 12;

/** The day by the clock with a line where it stands now; or, with `isNext`, the next day that has something. */
export function Agenda({ today, isNext = false }: { today: Today; isNext?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const dayText = useDayText();
  const slots = isNext ? (today.next?.slots ?? NO_SLOTS) : today.agenda;
  // A page is there with the lines that fit into it; those below them follow in the next frame.
  const drawn = useDeferredValue(slots, slots.slice(0, FIRST_LINES));
  if (isNext && !today.next) return null;
  const isAhead = ({ startAt }: TodaySlot): boolean => Date.parse(startAt) > now;
  const nowAt = isNext ? -1 : drawn.findIndex(isAhead);
  const done = slots.filter(({ status }) => status === 'completed').length;
  return (
    <section aria-label={isNext && today.next ? dayText(today.next.day) : t('today.agenda')}>
      <h2>
        {isNext && today.next ? dayText(today.next.day) : t('today.agenda')}
        <span>
          {t('today.planned', { count: slots.length })}
          {done > 0 && t('today.done', { count: done })}
        </span>
      </h2>
      {slots.length === 0 && <p className={css.none}>{t('today.nothingPlanned')}</p>}
      <ol>
        {drawn.map((slot, index) => (
          <Fragment key={slot.id}>
            {index === nowAt && (
              <li className={css.nowLine} aria-hidden>
                <span>{clockTime(new Date(now).toISOString())}</span>
              </li>
            )}
            <Slot slot={slot} isCurrent={index === nowAt} />
          </Fragment>
        ))}
      </ol>
    </section>
  );
}

function Slot({ slot, isCurrent }: { slot: TodaySlot; isCurrent: boolean }) {
  const { t } = useTranslation();
  const { type, status, startAt, endAt, subject, customerId, customerName, contactName, location, phone } = slot;
  const SlotIcon = ACTIVITY_ICONS[type];
  const deedsOf = useSlotDeeds();
  const isDone = status === 'completed';
  const note = [contactName, customerName ? subject : null, location].filter(Boolean).join(t('today.comma'));
  const words = (
    <>
      <b className="truncate" title={customerName ?? subject}>
        {customerName ?? subject}
      </b>
      <small className="truncate" title={note}>
        {note}
      </small>
    </>
  );
  return (
    <li className={css.slot} data-line="" data-done={isDone || undefined} data-now={isCurrent || undefined}>
      <time dateTime={startAt}>
        {clockTime(startAt)}
        {endAt && <small>{t('today.minutes', { count: minutesOf(startAt, endAt) })}</small>}
      </time>
      <span className={css.node} role="img" aria-label={t(`today.types.${type}`)} title={t(`today.types.${type}`)}>
        {isDone ? <Glyph shape="check" size={16} /> : <SlotIcon size={16} stroke={1.6} aria-hidden />}
      </span>
      {customerId ? (
        <Link href={`/customers/${customerId}`} data-open="">
          {words}
        </Link>
      ) : (
        <div tabIndex={0} data-open="">
          {words}
        </div>
      )}
      {!isDone && <PlanActions deeds={deedsOf(slot)} />}
      {!isDone && phone !== null && <Dial phone={phone} name={contactName ?? customerName ?? phone} />}
    </li>
  );
}

function Dial({ phone, name }: { phone: string; name: string }) {
  const { t } = useTranslation();
  const url = telephoneUrl(phone);
  if (url === null) return null;
  return (
    <Button
      size="xs"
      aria-label={t('today.dialWhom', { name })}
      title={phone}
      onClick={() => void call('shell.openExternal', { url })}
    >
      {t('today.dial')}
    </Button>
  );
}

const minutesOf = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
