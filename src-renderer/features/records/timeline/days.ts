import type { TFunction } from 'i18next';
import type { TimelineEntry } from '../../../../src-shared/domain/timeline.schema.ts';
import { absoluteDate, farDate, pastDate } from '../../../ui/format.ts';
import type { TimelineDay } from '../../../ui/timeline.tsx';
import { itemsOf } from './items.tsx';
import type { Words } from './words.ts';

/** The entries under the day on which they happened, both as they come. */
export function toDays(entries: readonly TimelineEntry[], words: Words, now: number): TimelineDay[] {
  const days: { key: string; label: string; items: TimelineDay['items'] }[] = [];
  for (const entry of entries) {
    const noonOrMoment = 'day' in entry ? `${entry.day}T12:00:00` : entry.at;
    const day = absoluteDate(noonOrMoment).slice(0, 10);
    const items = itemsOf(entry, words);
    const last = days.at(-1);
    if (last?.key.startsWith(day)) last.items = [...last.items, ...items];
    else days.push({ key: `${day} ${entry.key}`, label: dayLabel(noonOrMoment, words.t, now), items });
  }
  return days;
}

/** "今天" for everything of today, else the word or date of the day. */
function dayLabel(at: string, t: TFunction, now: number): string {
  const isToday = absoluteDate(at).slice(0, 10) === absoluteDate(new Date(now).toISOString()).slice(0, 10);
  if (isToday) return capital(t('time.today', { time: '' }).trim());
  const word = pastDate(at, now, t);
  return capital(word === t('time.yesterday') ? word : farDate(at, now, t));
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
