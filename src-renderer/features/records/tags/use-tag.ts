import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { tagsBack, type TagChange } from '../../../../src-shared/domain/customers/tags.rules.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useToast } from '../../../ui/toast.ts';

/** Gives a customer tags and takes others, so that it ends with these names; announced with the way back. */
export function useTag(): (customer: Customer, names: readonly string[]) => Promise<void> {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const write = async (id: string, { add, remove }: TagChange): Promise<Customer | null> =>
    call('customers.tag', { id, add: [...add], remove: [...remove] }).catch((error: unknown) => {
      toast({ text: say(asSatchelError(error)), isProblem: true });
      return null;
    });
  return async ({ id, name, tags: before = [] }, names) => {
    const wished = names.map((one) => ({ id: one, serverId: null, name: one }));
    const change = tagsBack(before, wished);
    if (change.add.length + change.remove.length === 0) return;
    const after = await write(id, change);
    if (after === null) return;
    const undo = (): void => void write(id, tagsBack(after.tags ?? [], before));
    toast({ text: t('tags.saved', { name }), undo });
  };
}
