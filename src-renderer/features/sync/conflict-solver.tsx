import type { ScreenConflict } from './on-screens.ts';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../src-shared/lib/json.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useRecordName } from '../../ipc/record-names.ts';
import { ConflictTable } from '../../ui/conflict-table.tsx';
import { Value } from '../../ui/field-value.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { StatusMark } from '../../ui/marks.tsx';
import { useToast } from '../../ui/toast.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { RelativeDate, TextOrDash } from '../../ui/values.tsx';
import css from './conflicts.module.css';
import { pick, pickAll, similarTo, stepField, type Picks } from './picks.ts';
import { useSettle } from './use-settle.ts';

interface ConflictSolverProps {
  readonly row: ScreenConflict;
  readonly all: readonly ScreenConflict[];
  /** The next record, or null when this is the last one or there is nowhere to go. */
  readonly onDone: (() => void) | null;
}

/** Base / Mine / Theirs for the fields in dispute of one record; arrows choose, Enter decides. */
export function ConflictSolver({ row, all, onDone }: ConflictSolverProps) {
  const { t } = useTranslation();
  const label = useFieldLabel(row.entity);
  const [picks, setPicks] = useState<Picks>({});
  const [current, setCurrent] = useState<string | null>(row.fields[0]?.field ?? null);
  const [isForAll, setIsForAll] = useState(false);
  const save = useSaveConflict(row);
  const undecided = row.fields.filter(({ field }) => !picks[field]);
  const similar = similarTo(row, picks, all);
  const submit = async (): Promise<void> => {
    if (Object.keys(picks).length === 0) return;
    if (await save(picks, isForAll && similar > 0)) onDone?.();
  };
  const choose = (side: 'mine' | 'theirs') => () => {
    if (current !== null) setPicks(pick(row, picks, current, side));
  };
  const chooseAll = (side: 'mine' | 'theirs') => () => setPicks(pickAll(row, picks, side));
  useKeys({
    ArrowLeft: { act: choose('mine'), text: t('conflict.keys.mine') },
    ArrowRight: { act: choose('theirs'), text: t('conflict.keys.theirs') },
    'shift+ArrowLeft': { act: chooseAll('mine'), text: t('conflict.keys.allMine') },
    'shift+ArrowRight': chooseAll('theirs'),
    ArrowUp: { act: () => setCurrent(stepField(row, current, -1)), text: t('conflict.keys.field') },
    ArrowDown: { act: () => setCurrent(stepField(row, current, 1)), text: t('conflict.keys.field') },
    Enter: () => void submit(),
    'mod+Enter': { act: () => void submit(), text: t('keys.save') },
  });
  return (
    <>
      <ConflictTable
        current={current}
        theirsNote={<RelativeDate at={row.since} />}
        onPick={(field, side) => {
          setCurrent(field);
          setPicks(pick(row, picks, field, side));
        }}
        fields={row.fields.map(({ field, base, mine, theirs, isHidden }) => ({
          id: field,
          label: label(field),
          base: <Side field={field} value={base} />,
          mine: <Side field={field} value={mine} />,
          theirs: <Side field={field} value={theirs} />,
          isHidden,
          pick: picks[field],
        }))}
      />
      {undecided.length > 0 && (
        <div className={css.undecided}>
          <StatusMark
            shape="diamond"
            tone="warn"
            label={t('conflict.undecided', {
              count: undecided.length,
              fields: undecided.map(({ field }) => label(field)).join(t('customer.fieldJoin')),
            })}
          />
        </div>
      )}
      <footer className={css.decide}>
        {similar > 0 && (
          <Checkbox
            checked={isForAll}
            onChange={(event) => setIsForAll(event.currentTarget.checked)}
            label={t('conflict.alsoSimilar', { count: similar })}
          />
        )}
        <span className={css.spacer} />
        <Button
          size="xs"
          variant="filled"
          disabled={Object.keys(picks).length === 0}
          rightSection={<KeyCaps strokes="mod+Enter" />}
          onClick={() => void submit()}
        >
          {t(onDone ? 'conflict.saveNext' : 'conflict.save')}
        </Button>
      </footer>
    </>
  );
}

function Side({ field, value }: { field: string; value: Json }) {
  const name = useRecordName('customers', field === 'customerId' && typeof value === 'string' ? value : null);
  return field === 'customerId' ? <TextOrDash text={name} /> : <Value field={field} value={value} isExact />;
}

/** Decides the chosen fields of a record, or of all records in conflict over them. */
function useSaveConflict(row: ScreenConflict): (picks: Picks, isForAll: boolean) => Promise<boolean> {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const settle = useSettle();
  const { entity, id, title } = row;
  const all = async (picks: Picks): Promise<boolean> => {
    try {
      const touched = new Set<string>();
      for (const [field, take] of Object.entries(picks)) {
        const { resolved } = await call('sync.resolveAll', { entity, field, take });
        resolved.forEach((one) => touched.add(one));
      }
      toast({ text: t('conflict.solvedAll', { count: touched.size }) });
      return true;
    } catch (error) {
      toast({ text: say(asSatchelError(error)), isProblem: true });
      return false;
    }
  };
  const one = (picks: Picks): Promise<boolean> =>
    settle({
      entity,
      id,
      done: t('conflict.solved', { name: title }),
      deed: async () => {
        for (const [field, take] of Object.entries(picks)) await call('sync.resolve', { entity, id, field, take });
        return call(`${entity}.get`, { id });
      },
    });
  return (picks, isForAll) => (isForAll ? all(picks) : one(picks));
}
