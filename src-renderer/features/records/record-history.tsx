import { IconCloudDown, IconPencil, IconPlus, IconRestore, IconTrash } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import { useFieldLabel, useFieldWord } from '../../i18n/use-field-label.ts';
import { useSession } from '../../ipc/session.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { useNow } from '../../ui/clock.ts';
import { absoluteDate, clockTime, farDate, pastDate } from '../../ui/format.ts';
import { Timeline, type TimelineDay, type TimelineDiff, type TimelineEntry } from '../../ui/timeline.tsx';
import { HistoryValue } from './field-value.tsx';
import { createdFields, toDeeds, type Deed } from './history-deeds.ts';
import { ONE } from './kinds.ts';
import { isMe, personName } from './person-name.ts';
import css from './record-page.module.css';

/** How an edit reads by where it came from. */
const CHANGED = {
  sync: 'refreshed',
  import: 'importedFields',
  edit: 'changed',
  bulk: 'changed',
  merge: 'changed',
} as const;
const ICONS = { created: IconPlus, changed: IconPencil, deleted: IconTrash, restored: IconRestore } as const;

interface Words {
  readonly entity: ScreenEntity;
  readonly t: TFunction;
  readonly label: (field: string) => string;
  readonly word: (field: string) => string;
  readonly workspace: Workspace | null;
}

/** Who changed what and when, field by field. */
export function RecordHistory({ entity, record }: { entity: ScreenEntity; record: ScreenRecord }) {
  const { t } = useTranslation();
  const label = useFieldLabel(entity);
  const word = useFieldWord(entity);
  const { workspace } = useSession();
  const now = useNow();
  const { data } = useQuery(`${entity}.history`, { id: record.id }, [`${entity}.changed`]);
  const deeds = toDeeds(data ?? []);
  return (
    <section className={css.history} aria-label={t('customer.history')}>
      <h2>{t('customer.history')}</h2>
      {data?.length === 0 && <p className="dim">{t('customer.noHistory')}</p>}
      <Timeline days={toDays(deeds, { entity, t, label, word, workspace }, now)} />
    </section>
  );
}

function toDays(deeds: readonly Deed[], words: Words, now: number): TimelineDay[] {
  const days = new Map<string, TimelineEntry[]>();
  for (const [index, deed] of deeds.entries()) {
    const word = dayLabel(deed.at, words.t, now);
    const label = word.slice(0, 1).toUpperCase() + word.slice(1);
    days.set(label, [...(days.get(label) ?? []), toEntry(deed, index, words)]);
  }
  return [...days].map(([label, entries]) => ({ label, entries }));
}

/** "今天" for everything of today, else the word or date of the day. */
function dayLabel(at: string, t: TFunction, now: number): string {
  const isToday = absoluteDate(at).slice(0, 10) === absoluteDate(new Date(now).toISOString()).slice(0, 10);
  if (isToday) return t('time.today', { time: '' }).trim();
  const word = pastDate(at, now, t);
  return word === t('time.yesterday') ? word : farDate(at, now, t);
}

function toEntry(deed: Deed, index: number, words: Words): TimelineEntry {
  const { t, workspace } = words;
  const isSync = deed.source === 'sync';
  return {
    key: `${deed.at} ${index}`,
    icon: isSync ? IconCloudDown : ICONS[deed.kind],
    actor: isSync ? t('customer.fromServer') : personName(deed.by, workspace, t),
    deed: deedText(deed, words),
    gap: t('customer.fieldJoin') === '、' ? '' : ' ',
    time: clockTime(deed.at),
    timeTitle: `${absoluteDate(deed.at)} ${t('customer.onDevice', { device: deed.device })}`,
    isMine: !isSync && isMe(deed.by, workspace),
    diffs: diffsOf(deed, words),
  };
}

function deedText({ kind, source, entries }: Deed, { entity, t, word }: Words): string {
  const fields = entries.map(({ field }) => word(field ?? '')).join(t('customer.fieldJoin'));
  if (source === 'sync' && kind === 'created') return t(`${ONE[entity]}.fetched`);
  if (kind === 'changed') return t(`customer.${CHANGED[source]}`, { fields });
  if (source === 'import' && kind === 'created') return t(`${ONE[entity]}.imported`);
  return t(`${ONE[entity]}.${kind}`);
}

function diffsOf({ kind, entries }: Deed, { label }: Words): TimelineDiff[] {
  const show = (field: string, value: Json) => <HistoryValue field={field} value={value} />;
  if (kind === 'created') {
    return createdFields(entries[0]).map(([field, value]) => ({
      key: field,
      label: label(field),
      after: show(field, value),
    }));
  }
  if (kind !== 'changed') return [];
  return entries.map(({ field, before, after }) => ({
    key: field ?? '',
    label: label(field ?? ''),
    before: show(field ?? '', before),
    after: show(field ?? '', after),
  }));
}
