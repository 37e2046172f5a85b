import type { ScreenChange } from './on-screens.ts';
import type { TFunction } from 'i18next';
import { errorWords } from '../../i18n/error-words.ts';
import type { Shape } from '../../ui/glyph.tsx';
import type { Tone } from '../../ui/marks.tsx';

type LookKey = ScreenChange['state'] | 'conflict' | 'waiting';

/** The record that the server has to be told of first, or undefined. */
const parentOf = ({ state, waitsFor }: ScreenChange) => (state === 'pending' ? waitsFor?.[0] : undefined);

const LOOKS: Record<LookKey, readonly [Shape, Tone]> = {
  pending: ['up', 'accent'],
  sending: ['half', 'accent'],
  unknown: ['unknown', 'warn'],
  acked: ['up', 'accent'],
  confirmed: ['check', 'quiet'],
  blocked: ['refused', 'danger'],
  dead: ['refused', 'danger'],
  held: ['pause', 'quiet'],
  conflict: ['diamond', 'warn'],
  waiting: ['pause', 'quiet'],
};

/** How a change stands: shape, tone and word. A conflict matters more than the state of its operation. */
export function changeLook(change: ScreenChange, t: TFunction): readonly [Shape, Tone, string] {
  const key: LookKey = change.hasConflict ? 'conflict' : parentOf(change) ? 'waiting' : change.state;
  return [...LOOKS[key], t(`sync.states.${key}`)];
}

function waitReason(change: ScreenChange, words: string | null, t: TFunction): string {
  const parent = parentOf(change);
  if (parent) return t(parent.isRefused ? 'sync.why.parentRefused' : 'sync.why.parent', { name: parent.title });
  if (!words) return t('sync.why.pending');
  return change.attempts > 0 ? t('sync.why.retry', { count: change.attempts, reason: words }) : words;
}

/** Why a change has not settled, in the server's own words where it said something. */
export function changeReason(change: ScreenChange, t: TFunction): string {
  if (change.hasConflict) return t('sync.why.conflict');
  const words = change.lastError && errorWords(change.lastError, t);
  switch (change.state) {
    case 'blocked':
    case 'dead':
      return words ? t('sync.why.server', { message: words }) : t('sync.why.refused');
    case 'pending':
      return waitReason(change, words, t);
    case 'sending':
    case 'unknown':
    case 'acked':
    case 'confirmed':
    case 'held':
      return t(`sync.why.${change.state}`);
  }
}

/** What a change is about: the fields of an edit, else the whole record. */
export function changeSubject(change: ScreenChange, label: (field: string) => string, t: TFunction): string {
  if (change.kind !== 'patch' || change.changed.length === 0) return t('sync.wholeRecord');
  return change.changed.map(label).join(t('customer.fieldJoin'));
}
