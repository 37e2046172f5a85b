import { IconFileText, IconLayoutKanban, IconLifebuoy, IconReceiptYuan } from '@tabler/icons-react';
import type { TimelineEntry } from '../../../../src-shared/domain/timeline.schema.ts';
import { assertNever } from '../../../../src-shared/lib/assert-never.ts';
import { absoluteDate, clockTime } from '../../../ui/format.ts';
import type { TimelineItem } from '../../../ui/timeline.tsx';
import { Money } from '../../../ui/values.tsx';
import { activityItem } from './activity-item.tsx';
import { changeItems } from './change-items.tsx';
import type { Words } from './words.ts';

type Entry<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>;

/** An entry as the lines that the page shows. */
export function itemsOf(entry: TimelineEntry, words: Words): TimelineItem[] {
  switch (entry.kind) {
    case 'activity':
      return [activityItem(entry, words)];
    case 'changes':
      return changeItems(entry.key, entry.entries, words);
    case 'stage':
      return [stageItem(entry, words)];
    case 'case':
      return [caseItem(entry, words)];
    case 'comment':
      return [commentItem(entry, words)];
    case 'contract':
      return [contractItem(entry, words)];
    case 'payment':
      return [paymentItem(entry, words)];
    default:
      return assertNever(entry);
  }
}

const momentOf = (at: string) => ({ time: clockTime(at), timeTitle: absoluteDate(at) });
const dayOf = (day: string) => ({ time: '', timeTitle: day });
const nobody = { actor: null, isMine: false } as const;

function stageItem({ key, at, title, from, to, amountCents }: Entry<'stage'>, { t, gap }: Words): TimelineItem {
  const word = { closed_won: 'dealWon', closed_lost: 'dealLost' } as const;
  const moved = to === 'closed_won' || to === 'closed_lost' ? word[to] : 'dealMoved';
  return {
    ...{ key, icon: IconLayoutKanban, gap, ...nobody, ...momentOf(at) },
    deed: t(`timeline.${from === null ? 'dealBegun' : moved}`, { title }),
    diffs: [
      {
        key: 'stage',
        ...(from === null ? {} : { before: t(`states.${from}`) }),
        after: (
          <>
            {t(`states.${to}`)}
            {amountCents !== null && (
              <>
                {t('today.comma')}
                <Money cents={amountCents} />
              </>
            )}
          </>
        ),
      },
    ],
  };
}

function caseItem({ key, at, title, what, by, text, satisfaction }: Entry<'case'>, words: Words): TimelineItem {
  const { t, gap, nameOf, isMe } = words;
  const rated = what === 'resolved' && satisfaction !== null ? t('timeline.satisfied', { score: satisfaction }) : '';
  return {
    ...{ key, icon: IconLifebuoy, gap, actor: nameOf(by), isMine: isMe(by), ...momentOf(at) },
    deed: t(what === 'opened' ? 'timeline.caseOpened' : 'timeline.caseResolved', { title }) + rated,
    ...(text === null ? {} : { body: { title: null, text } }),
  };
}

const commentItem = ({ key, at, title, by, text }: Entry<'comment'>, words: Words): TimelineItem => ({
  ...{ key, icon: IconLifebuoy, gap: words.gap, actor: words.nameOf(by), isMine: words.isMe(by), ...momentOf(at) },
  deed: words.t('timeline.commented', { title }),
  body: { title: null, text },
});

const contractItem = ({ key, title, what, day, amountCents }: Entry<'contract'>, words: Words): TimelineItem => ({
  ...{ key, icon: IconFileText, gap: words.gap, ...nobody, ...dayOf(day) },
  deed: words.t(what === 'begun' ? 'timeline.contractBegun' : 'timeline.contractEnded', { title }),
  diffs: amountCents === null ? [] : [{ key: 'amount', after: <Money cents={amountCents} /> }],
});

const paymentItem = ({ key, title, day, amountCents }: Entry<'payment'>, words: Words): TimelineItem => ({
  ...{ key, icon: IconReceiptYuan, gap: words.gap, ...nobody, ...dayOf(day) },
  deed: title === '' ? words.t('timeline.paid') : words.t('timeline.paidFor', { title }),
  diffs: amountCents === null ? [] : [{ key: 'amount', after: <Money cents={amountCents} /> }],
});
