import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { BulkOutcome } from '../../../../src-shared/ipc/bulk.routes.ts';
import type { UndoResult } from '../../../../src-shared/ipc/change-sets.routes.ts';
import { useErrorText, useProblemText } from '../../../i18n/use-language.ts';
import { asSatchelError } from '../../../ipc/call.ts';
import { formatCount } from '../../../ui/format.ts';
import { useColumnLabel } from './use-column-label.ts';

export type BulkDeed = 'changed' | 'removed';

interface BulkWords {
  readonly done: (deed: BulkDeed, outcome: BulkOutcome) => string;
  /** It was ended by hand after so many. */
  readonly ended: (deed: BulkDeed, changed: number) => string;
  readonly takenBack: (result: UndoResult) => string;
  readonly failed: (error: unknown) => string;
}

/** What became of many records, in plain words: how many changed, how many did not and why. */
export function useBulkWords(entity: ScreenEntity): BulkWords {
  const { t } = useTranslation();
  const labelOf = useColumnLabel(entity);
  const sayError = useErrorText();
  const sayProblem = useProblemText();
  const numbered = (count: number) => ({ count, shown: formatCount(count) });
  const together = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(t('grid.partJoin'));

  const why = ({ refusals }: BulkOutcome): string => {
    const [first] = refusals;
    const [field, problem] = Object.entries(first?.fields ?? {})[0] ?? [];
    if (field === undefined || problem === undefined) return t('grid.goneMeanwhile');
    return t('grid.fieldProblem', { label: labelOf(field), problem: sayProblem(problem) });
  };
  return {
    done: (deed, outcome) => {
      const { changed, unchanged, refused } = outcome.counts;
      return together([
        t(`grid.${deed}`, numbered(changed)),
        unchanged > 0 ? t('grid.unchanged', numbered(unchanged)) : '',
        refused > 0 ? t('grid.refused', { ...numbered(refused), why: why(outcome) }) : '',
      ]);
    },
    ended: (deed, changed) => together([t('grid.ended'), t(`grid.${deed}`, numbered(changed))]),
    takenBack: ({ reversed, kept, failed }) =>
      together([
        t('grid.takenBack', numbered(reversed)),
        kept + failed > 0 ? t('grid.keptSince', numbered(kept + failed)) : '',
      ]),
    failed: (error) => {
      const { fields } = asSatchelError(error);
      const [problem] = Object.values(fields);
      return problem ? sayProblem(problem) : sayError(asSatchelError(error));
    },
  };
}
