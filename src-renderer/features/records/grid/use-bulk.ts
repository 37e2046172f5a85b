import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { BulkOutcome, BulkTarget } from '../../../../src-shared/ipc/bulk.routes.ts';
import type { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { useErrorText, useProblemText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { formatCount } from '../../../ui/format.ts';
import { useToast } from '../../../ui/toast.ts';

export interface Bulk {
  readonly isBusy: boolean;
  /** Whether it was done; what was wrong has been said otherwise. */
  readonly update: (target: BulkTarget, field: string, value: Json) => Promise<boolean>;
  readonly remove: (target: BulkTarget) => Promise<boolean>;
}

/** Changes many records as one change-set, tells how many, and takes it back by one undo. */
export function useBulk(entity: ScreenEntity): Bulk {
  const { t } = useTranslation();
  const toast = useToast();
  const sayError = useErrorText();
  const sayProblem = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const say = (error: SatchelError): string => {
    const [problem] = Object.values(error.fields);
    return problem ? sayProblem(problem) : sayError(error);
  };
  const undo = (id: string): void => {
    call('changeSets.undo', { id }).then(
      ({ reversed }) => toast({ text: t('grid.takenBack', { count: reversed, shown: formatCount(reversed) }) }),
      (error: unknown) => toast({ text: say(asSatchelError(error)) }),
    );
  };
  const tell = ({ changeSet, counts }: BulkOutcome, key: 'grid.changed' | 'grid.removed'): void => {
    const done = t(key, { count: counts.changed, shown: formatCount(counts.changed) });
    const refused = t('grid.refused', { count: counts.refused, shown: formatCount(counts.refused) });
    const text = counts.refused > 0 ? `${done} ${refused}` : done;
    toast({ text, ...(changeSet ? { undo: () => undo(changeSet) } : {}) });
  };
  const run = async (work: () => Promise<BulkOutcome>, key: 'grid.changed' | 'grid.removed'): Promise<boolean> => {
    setIsBusy(true);
    try {
      tell(await work(), key);
      return true;
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    update: (target, field, value) =>
      run(() => call('bulk.update', { entity, target, changes: { [field]: value } }), 'grid.changed'),
    remove: (target) => run(() => call('bulk.remove', { entity, target }), 'grid.removed'),
  };
}
