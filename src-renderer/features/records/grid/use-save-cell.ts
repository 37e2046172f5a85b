import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { RouteInput } from '../../../../src-shared/ipc/contract.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { useErrorText, useProblemText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useToast } from '../../../ui/toast.ts';
import { isUnseen, readChanges } from '../draft.ts';
import { fieldOf } from '../kinds.ts';
import { useChangedSince } from '../use-changed-since.ts';
import type { RowSource } from './row-source.ts';
import { useColumnLabel } from './use-column-label.ts';

type Changes = RouteInput<'customers.update'>['changes'] & RouteInput<'contacts.update'>['changes'];

type Saved =
  | { readonly isSaved: true }
  /** `seen`: the record as the next attempt is to take it. */
  | { readonly isSaved: false; readonly problem: string; readonly seen: ScreenRecord };

type SaveCell = (seen: ScreenRecord, field: string, text: string) => Promise<Saved>;

const valueOf = (record: ScreenRecord, field: string): Json => (fieldOf(record, field) as Json | undefined) ?? null;

/** Saves one field as the form does, but over nothing that the person has not seen; announced with the way back. */
export function useSaveCell(entity: ScreenEntity, source: RowSource<ScreenRecord>): SaveCell {
  const { t } = useTranslation();
  const toast = useToast();
  const sayError = useErrorText();
  const sayProblem = useProblemText();
  const labelOf = useColumnLabel(entity);
  const changedSince = useChangedSince(entity);
  const put = (row: ScreenRecord): void => source.replace(({ id }) => id === row.id, row);
  const write = async (seen: ScreenRecord, field: string, value: Json): Promise<ScreenRecord> => {
    const forget = source.expect(seen.id);
    try {
      const changes = { [field]: value } as Changes;
      const saved = await call(`${entity}.update`, { id: seen.id, changes, seen: { [field]: valueOf(seen, field) } });
      put(saved);
      return saved;
    } catch (error) {
      forget();
      throw error;
    }
  };
  const announce = (before: ScreenRecord, after: ScreenRecord, field: string): void => {
    const undo = (): void => {
      write(after, field, valueOf(before, field)).catch((error: unknown) =>
        toast({ text: sayError(asSatchelError(error)) }),
      );
    };
    const text = t('grid.cellSaved', { name: after.name, label: labelOf(field) });
    // A value that was never here cannot be brought back.
    toast({ text, ...(isUnseen(before, field) ? {} : { undo }) });
  };
  return async (seen, field, text) => {
    const read = readChanges(entity, { [field]: text }, seen);
    if (!read.ok) return { isSaved: false, problem: sayProblem(read.problems[field] ?? 'invalid'), seen };
    if (!Object.hasOwn(read.fields, field)) return { isSaved: true };
    try {
      announce(seen, await write(seen, field, read.fields[field] as Json), field);
      return { isSaved: true };
    } catch (caught) {
      const error = asSatchelError(caught);
      const problem = error.fields[field];
      if (problem !== 'changed_since') {
        return { isSaved: false, problem: problem ? sayProblem(problem) : sayError(error), seen };
      }
      const now = await call(`${entity}.get`, { id: seen.id }).catch(() => seen);
      put(now);
      return { isSaved: false, problem: changedSince(now, field), seen: now };
    }
  };
}
