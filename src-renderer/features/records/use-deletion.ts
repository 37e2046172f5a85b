import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useToast } from '../../ui/toast.ts';

/** Deletes at once and offers the way back; nobody is asked whether they are sure. */
export function useDeletion(entity: ScreenEntity): (record: ScreenRecord) => Promise<boolean> {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const restore = async ({ id, name }: ScreenRecord): Promise<void> => {
    try {
      await call(`${entity}.restore`, { id });
      toast({ text: t('customers.restored', { name }) });
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
    }
  };
  return async (record) => {
    try {
      await call(`${entity}.delete`, { id: record.id });
      toast({ text: t('customers.deleted', { name: record.name }), undo: () => void restore(record) });
      return true;
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
      return false;
    }
  };
}
