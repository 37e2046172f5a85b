import type { ActivityEntry } from '../../../../src-shared/domain/timeline.schema.ts';
import { ACTIVITY_ICONS } from '../../../ui/activity-icons.ts';
import { absoluteDate, clockTime } from '../../../ui/format.ts';
import { SettledMark, StatusMark } from '../../../ui/marks.tsx';
import type { TimelineItem } from '../../../ui/timeline.tsx';
import type { Words } from './words.ts';

/** A visit, a call, a note: what was done with whom, what it was about and what came of it. */
export function activityItem(entry: ActivityEntry, words: Words): TimelineItem {
  const { key, at, type, status, subject, text, by, state } = entry;
  const { t } = words;
  return {
    ...{ key, icon: ACTIVITY_ICONS[type], actor: words.nameOf(by), deed: deedText(entry, words), gap: words.gap },
    ...{ time: clockTime(at), timeTitle: absoluteDate(at), isMine: words.isMe(by) },
    body: { title: subject, text },
    marks: (
      <>
        {status === 'planned' && <StatusMark shape="clock" label={t('timeline.planned')} />}
        {status === 'cancelled' && <StatusMark shape="minus" label={t('timeline.cancelled')} />}
        {state !== 'settled' && state !== 'held' && <SettledMark state={state} />}
      </>
    ),
  };
}

/** On the page of a contact everybody knows with whom. */
function deedText({ type, status, contactName }: ActivityEntry, { t, entity }: Words): string {
  const name = entity === 'contacts' ? null : contactName;
  const isDone = status === 'completed';
  if (name === null) return t(isDone ? `timeline.alone.${type}` : `timeline.plansAlone.${type}`);
  return t(isDone ? `timeline.withWhom.${type}` : `timeline.plansWithWhom.${type}`, { name });
}
