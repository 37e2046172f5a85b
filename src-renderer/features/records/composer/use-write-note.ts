import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useNow } from '../../../ui/clock.ts';
import { useToast } from '../../../ui/toast.ts';
import { forgetDraft } from '../keep-draft.ts';
import { WrongInput } from '../record-form.tsx';
import { setDraft, useRecordsViewStore, type Draft } from '../view.ts';
import { aboutOf, kindOf, readNote, type NoteKind } from './note.ts';

/** Writes what is in the composer of a record; announced with the way back, which brings the words back too. */
export function useWriteNote(entity: ScreenEntity, record: ScreenRecord): (draft: Draft) => Promise<void> {
  const { t } = useTranslation();
  const now = useNow();
  const toast = useToast();
  const say = useErrorText();
  const store = useRecordsViewStore('activities');
  const wordOf = (kind: NoteKind): string => t(`composer.kinds.${kind}`);
  return async (draft) => {
    const read = readNote(draft.values, { about: aboutOf(entity, record), now, wordOf });
    if (!read.ok) throw new WrongInput(read.problems);
    const { ids } = await (read.entity === 'tasks'
      ? call('tasks.create', { records: [...read.records] })
      : call('activities.create', { records: [...read.records] }));
    forgetDraft(store, { entity: 'activities', id: record.id });
    const undo = (): void => {
      call(`${read.entity}.delete`, { ids }).then(
        () => setDraft(store, record.id, draft),
        (error: unknown) => toast({ text: say(asSatchelError(error)) }),
      );
    };
    toast({
      text: t(ids.length > 1 ? 'composer.writtenWithNext' : 'composer.written', { what: wordOf(kindOf(draft.values)) }),
      undo,
    });
  };
}
