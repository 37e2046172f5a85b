import type { TFunction } from 'i18next';
import type { SyncTrouble } from '../../../src-shared/ipc/sync.routes.ts';

/** What happened, in plain words; the status of an answer that was none stands behind it. */
export function troubleText({ kind, httpStatus }: SyncTrouble, host: string, t: TFunction): string {
  const text = t(`trouble.kinds.${kind}`, { host });
  return httpStatus === null ? text : t('trouble.withStatus', { text, status: httpStatus });
}
