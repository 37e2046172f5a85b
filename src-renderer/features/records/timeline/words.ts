import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useFieldLabel, useFieldWord } from '../../../i18n/use-field-label.ts';
import { useSession } from '../../../ipc/session.ts';
import { isMe, personName } from '../person-name.ts';

/** What the sentences of a timeline are made with. */
export interface Words {
  readonly t: TFunction;
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  /** The label of a field, and the same inside a sentence. */
  readonly label: (field: string) => string;
  readonly word: (field: string) => string;
  readonly nameOf: (user: string | null) => string;
  readonly isMe: (user: string | null) => boolean;
  /** Between an actor and what was done. */
  readonly gap: string;
}

export function useWords(entity: ScreenEntity, record: ScreenRecord): Words {
  const { t, i18n } = useTranslation();
  const { workspace } = useSession();
  return {
    ...{ t, entity, record, label: useFieldLabel(entity), word: useFieldWord(entity) },
    nameOf: (user) => (user === null ? t('timeline.somebody') : personName(user, workspace, t)),
    isMe: (user) => user !== null && isMe(user, workspace),
    gap: i18n.language === 'en' ? ' ' : '',
  };
}
