import type { TFunction } from 'i18next';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { clockTime, formatCount, pastDate } from '../../ui/format.ts';
import type { BadgeTruth } from './badge-truth.ts';

/** How far the round under way is; an empty text between rounds. */
export function progressText({ isRunning, progress }: SyncOverview, t: TFunction): string {
  if (!isRunning) return '';
  if (!progress) return t('badge.running');
  const { done, total } = progress;
  const params = { done: formatCount(done), total: formatCount(total) };
  if (progress.phase === 'sending') return t('badge.sending', params);
  return t('badge.receiving', { ...params, module: t(`palette.headings.${progress.entity}`) });
}

const progressShare = ({ progress }: SyncOverview): string =>
  progress ? `${formatCount(progress.done)}/${formatCount(progress.total)}` : '';

/** What the badge says, and what it adds in a quieter voice. A round under way never hides what is true until it ends. */
export function badgeWords(truth: BadgeTruth, overview: SyncOverview, t: TFunction, now: number): [string, string] {
  const running = progressText(overview, t);
  switch (truth.kind) {
    case 'local':
      return [t('sync.onThisComputer'), ''];
    case 'needsYou':
      return [t('sync.needYou', { count: truth.count }), besideNeed(overview, t)];
    case 'signedOut':
      return [t('sync.signInAgain'), waitingText(overview, t)];
    case 'trouble':
      return [t('badge.trouble'), running || t('badge.since', { when: sinceText(truth.since, now, t) })];
    case 'offline':
      return [t('sync.offline'), running ? t('badge.retrying') : waitingText(overview, t) || t('sync.keepWorking')];
    case 'pending':
      return [waitingText(overview, t), running];
    case 'syncing':
      return [t('badge.running'), progressShare(overview)];
    case 'unchecked':
      return uncheckedWords(truth.sweptAt, t, now);
    case 'settled':
      return [t('sync.allSynced'), running || pastDate(truth.sweptAt, now, t)];
  }
}

const waitingText = ({ status }: SyncOverview, t: TFunction): string =>
  status.pending > 0 ? t('sync.pendingCount', { count: status.pending }) : '';

const besideNeed = (overview: SyncOverview, t: TFunction): string =>
  overview.connection === 'offline' ? t('sync.offline') : progressText(overview, t) || waitingText(overview, t);

const uncheckedWords = (sweptAt: string | null, t: TFunction, now: number): [string, string] =>
  sweptAt === null ? [t('badge.never'), ''] : [t('sync.unchecked'), pastDate(sweptAt, now, t)];

/** Since when: the time of day while it is the same day, else the day. */
export const sinceText = (since: string, now: number, t: TFunction): string =>
  new Date(since).toDateString() === new Date(now).toDateString() ? clockTime(since) : pastDate(since, now, t);
