import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import type { AnyRecord } from '../../../src-shared/domain/records.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useToast } from '../../ui/toast.ts';

type Changes = RouteInput<'customers.update'>['changes'] & RouteInput<'contacts.update'>['changes'];

/** The writable fields in which two states of a record differ, as they were before. */
export function fieldsBefore(entity: ScreenEntity, before: AnyRecord, after: AnyRecord): Record<string, Json> {
  const value = (record: AnyRecord, field: string): Json =>
    (record as unknown as Readonly<Record<string, Json | undefined>>)[field] ?? null;
  const differing = entityTable[entity].writable.filter((field) => value(before, field) !== value(after, field));
  return Object.fromEntries(differing.map((field) => [field, value(before, field)]));
}

interface Settling {
  readonly entity: ScreenEntity;
  readonly id: string;
  /** What the toast says when it is done. */
  readonly done: string;
  readonly deed: () => Promise<AnyRecord>;
}

/** Does a decision, announces it, and where it changed the record offers the way back as an edit. True when it was done. */
export function useSettle(): (settling: Settling) => Promise<boolean> {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (error) {
      toast({ text: say(asSatchelError(error)), isProblem: true });
      return false;
    }
  };
  return ({ entity, id, done, deed }) =>
    attempt(async () => {
      const before = await call(`${entity}.get`, { id });
      const after = await deed();
      const changes = fieldsBefore(entity, before, after);
      const isBinned = before.deletedAt === null && after.deletedAt !== null;
      const undo = (): void =>
        void attempt(async () => {
          if (isBinned) await call(`${entity}.restore`, { id });
          else await call(`${entity}.update`, { id, changes: changes as Changes });
          toast({ text: t('conflict.takenBack', { name: before.name }) });
        });
      toast({ text: done, ...(isBinned || Object.keys(changes).length > 0 ? { undo } : {}) });
    });
}
