import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ViewColumn } from '../../../../src-shared/domain/views/view.schema.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useToast } from '../../../ui/toast.ts';
import { changeView, useRecordsViewStore } from '../view.ts';
import type { ViewAtHand } from './use-view.ts';

/** Changes the columns of the open view. They are kept at once: how a list looks is nothing to be asked about. */
export function useLayout(entity: ScreenEntity, { view, saved }: ViewAtHand): (columns: readonly ViewColumn[]) => void {
  const store = useRecordsViewStore(entity);
  const toast = useToast();
  const say = useErrorText();
  return (next) => {
    const columns = [...next];
    changeView(store, view.id, { columns });
    call('views.save', { entity, view: { ...saved, columns } }).catch((error: unknown) =>
      toast({ text: say(asSatchelError(error)) }),
    );
  };
}
