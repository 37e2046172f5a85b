import { IconCloudDown, IconPencil, IconPlus, IconRestore, IconTrash } from '@tabler/icons-react';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { absoluteDate, clockTime } from '../../../ui/format.ts';
import type { TimelineDiff, TimelineItem } from '../../../ui/timeline.tsx';
import { HistoryValue } from '../field-value.tsx';
import { createdFields, toDeeds, type Deed } from '../history-deeds.ts';
import { ONE } from '../kinds.ts';
import { RestoreField } from './restore-field.tsx';
import type { Words } from './words.ts';

/** How an edit reads by where it came from. */
const CHANGED = {
  sync: 'refreshed',
  import: 'importedFields',
  edit: 'changed',
  bulk: 'changed',
  merge: 'changed',
} as const;
const ICONS = { created: IconPlus, changed: IconPencil, deleted: IconTrash, restored: IconRestore } as const;

/** Who changed what of the record at one moment, field by field, each with the way back to what it was. */
export const changeItems = (key: string, entries: readonly HistoryEntry[], words: Words): TimelineItem[] =>
  toDeeds(entries).map((deed) => {
    const isSync = deed.source === 'sync';
    return {
      key: `${key} ${deed.kind}`,
      icon: isSync ? IconCloudDown : ICONS[deed.kind],
      actor: isSync ? words.t('customer.fromServer') : words.nameOf(deed.by),
      deed: deedText(deed, words),
      gap: words.gap,
      time: clockTime(deed.at),
      timeTitle: `${absoluteDate(deed.at)} ${words.t('customer.onDevice', { device: deed.device })}`,
      isMine: !isSync && words.isMe(deed.by),
      diffs: diffsOf(deed, words),
    };
  });

function deedText({ kind, source, entries }: Deed, { entity, t, word }: Words): string {
  const fields = entries.map(({ field }) => word(field ?? '')).join(t('customer.fieldJoin'));
  if (source === 'sync' && kind === 'created') return t(`${ONE[entity]}.fetched`);
  if (kind === 'changed') return t(`customer.${CHANGED[source]}`, { fields });
  if (source === 'import' && kind === 'created') return t(`${ONE[entity]}.imported`);
  return t(`${ONE[entity]}.${kind}`);
}

function diffsOf({ kind, entries }: Deed, { label, entity, record }: Words): TimelineDiff[] {
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
    action: <RestoreField {...{ entity, record, before }} field={field ?? ''} />,
  }));
}
