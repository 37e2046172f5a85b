import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError } from '../../ipc/call.ts';
import { useHasServer } from '../../ipc/session.ts';
import { useToast } from '../../ui/toast.ts';
import { changedFields, isUnseen, readChanges } from './draft.ts';
import { forgetDraft } from './keep-draft.ts';
import { RecordForm, WrongInput } from './record-form.tsx';
import { heldIn, updateFields } from './update-record.ts';
import { setDraft, useRecordsViewStore, type Draft } from './view.ts';

/** The form in the place of the record while it is edited. */
export function EditForm({ entity, record, draft }: { entity: ScreenEntity; record: ScreenRecord; draft: Draft }) {
  const { t } = useTranslation();
  const toast = useToast();
  const store = useRecordsViewStore(entity);
  const hasServer = useHasServer();
  const say = useErrorText();
  /** What the person has seen of the record, which is all that may be overwritten. */
  const seen = useRef(record);
  const takeBack = async (before: ScreenRecord, after: ScreenRecord, fields: readonly string[]): Promise<void> => {
    try {
      await updateFields(entity, after.id, heldIn(before, fields), heldIn(after, fields));
      toast({ text: t('form.takenBack', { name: before.name }) });
    } catch (error) {
      toast({ text: say(asSatchelError(error)), isProblem: true });
    }
  };
  const save = async (values: Draft['values']): Promise<void> => {
    const read = readChanges(entity, values, record);
    if (!read.ok) throw new WrongInput(read.problems);
    const fields = Object.keys(read.fields);
    const before = seen.current;
    // What is refused because it changed meanwhile is said beside its field, and seen from then on.
    seen.current = record;
    const after = await updateFields(entity, record.id, read.fields, heldIn(before, fields));
    forgetDraft(store, { entity, id: record.id });
    // A value that was never here cannot be brought back.
    const hasWay = !fields.some((field) => isUnseen(before, field));
    const undo = (): void => void takeBack(before, after, fields);
    toast({ text: t('form.saved', { name: after.name }), ...(hasWay ? { undo } : {}) });
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
