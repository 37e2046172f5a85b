import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { TimelineKind, TimelinePage } from '../../../../src-shared/domain/timeline.schema.ts';
import { useNow } from '../../../ui/clock.ts';
import { relativeDate } from '../../../ui/format.ts';
import { Tabs } from '../../../ui/page.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { Composer } from '../composer/composer.tsx';
import { KINDS } from '../page-questions.ts';
import { activityItem } from './activity-item.tsx';
import { toDays } from './days.ts';
import css from './timeline.module.css';
import { useTimeline } from './use-timeline.ts';
import { useWords, type Words } from './words.ts';

/** Everything that happened with a record by time, what is planned in front; of all kinds or of one. */
export function RecordTimeline({ entity, record }: { entity: ScreenEntity; record: ScreenRecord }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<TimelineKind | 'all'>('all');
  const words = useWords(entity, record);
  const now = useNow();
  const kinds = shown === 'all' ? KINDS[entity] : [shown];
  const { page, isFailed, readOn } = useTimeline({ entity, id: record.id, kinds });
  return (
    <section className={css.timeline} aria-label={t('timeline.title')}>
      <Tabs
        label={t('timeline.kindsLabel')}
        tabs={(['all', ...KINDS[entity]] as const).map((id) => ({ id, label: t(`timeline.kinds.${id}`) }))}
        active={shown}
        onSelect={setShown}
      />
      <Composer entity={entity} record={record} />
      <div
        className={css.scroll}
        aria-busy={page === null && !isFailed}
        tabIndex={0}
        role="tabpanel"
        aria-label={t(`timeline.kinds.${shown}`)}
      >
        {page?.ahead && <Ahead ahead={page.ahead} words={words} now={now} />}
        {page && <Timeline days={toDays(page.entries, words, now)} />}
        {page && isEmpty(page) && (
          <p className={css.none}>{t(shown === 'all' ? 'timeline.empty' : 'timeline.emptyKind')}</p>
        )}
        {isFailed && (
          <p className={css.none} role="alert">
            {t('timeline.failed')}
          </p>
        )}
        {page?.next && <ReadOn key={page.entries.length} onReach={readOn} label={t('timeline.earlier')} />}
      </div>
    </section>
  );
}

const isEmpty = ({ entries, ahead }: TimelinePage): boolean => entries.length === 0 && (ahead?.total ?? 0) === 0;

interface AheadProps {
  readonly ahead: NonNullable<TimelinePage['ahead']>;
  readonly words: Words;
  readonly now: number;
}

/** What is planned, the next first. */
function Ahead({ ahead: { lines, total }, words, now }: AheadProps) {
  const { t } = words;
  if (total === 0) return null;
  // That it is planned says the heading.
  const items = lines.map((entry) => ({
    ...activityItem(entry, words),
    ...{ time: relativeDate(entry.at, now, t), marks: null },
  }));
  return (
    <>
      <Timeline days={[{ key: 'ahead', label: t('timeline.ahead'), items }]} />
      {total > lines.length && <p className={css.more}>{t('timeline.moreAhead', { count: total - lines.length })}</p>}
    </>
  );
}

/** Reads on by itself as soon as it comes into sight, and by its button for who moves by keyboard. */
function ReadOn({ onReach, label }: { onReach: () => void; label: string }) {
  const at = useRef<HTMLDivElement>(null);
  const reach = useEffectEvent(onReach);
  useEffect(() => {
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && reach(), {
      rootMargin: '400px',
    });
    if (at.current) watch.observe(at.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={at} className={css.readOn}>
      <Button size="xs" variant="subtle" color="gray" onClick={onReach}>
        {label}
      </Button>
    </div>
  );
}
