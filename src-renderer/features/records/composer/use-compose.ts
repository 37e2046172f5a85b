import { setDraft, useRecordsViewStore } from '../view.ts';
import type { NoteKind } from './note.ts';

/** Opens the composer of a record; what was begun there stays. */
export function useCompose(id: string): (kind: NoteKind) => void {
  const store = useRecordsViewStore('activities');
  return (kind) => {
    const values = store.getState().drafts[id]?.values ?? {};
    setDraft(store, id, { values: { ...values, kind }, focus: 'text' });
  };
}
