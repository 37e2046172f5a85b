import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useHasServer } from '../../ipc/session.ts';
import { useToast } from '../../ui/toast.ts';
import { changedFields, readChanges } from './draft.ts';
import { forgetDraft } from './keep-draft.ts';
import { RecordForm, WrongInput } from './record-form.tsx';
import { updateFields } from './update-record.ts';
import { setDraft, useRecordsViewStore, type Draft } from './view.ts';

/** The form in the place of the record while it is edited. */
export function EditForm({ entity, record, draft }: { entity: ScreenEntity; record: ScreenRecord; draft: Draft }) {
  const { t } = useTranslation();
  const toast = useToast();
  const store = useRecordsViewStore(entity);
  const hasServer = useHasServer();
  const save = async (values: Draft['values']): Promise<void> => {
    const read = readChanges(entity, values, record);
    if (!read.ok) throw new WrongInput(read.problems);
    const { name } = await updateFields(entity, record.id, read.fields);
    forgetDraft(store, { entity, id: record.id });
    toast({ text: t('form.saved', { name }) });
  };
  const isChanged = changedFields(draft.values, record).length > 0;
  const discard = (): void => {
    forgetDraft(store, { entity, id: record.id });
    if (isChanged) {
      toast({ text: t('form.discarded'), undo: () => setDraft(store, record.id, draft) });
    }
  };
  const leave = (): void => (isChanged ? setDraft(store, record.id, { ...draft, isAside: true }) : discard());
  return (
    <RecordForm
      entity={entity}
      record={record}
      draftKey={record.id}
      draft={draft}
      saveLabel={t('form.saveEdit')}
      note={t(hasServer ? 'form.offlineHint' : 'form.localHint')}
      save={save}
      onDiscard={discard}
      onLeave={leave}
    />
  );
}
