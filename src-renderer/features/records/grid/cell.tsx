import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { fieldNamed, isPerson } from '../../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { Workspace } from '../../../../src-shared/ipc/workspaces.routes.ts';
import { useNow } from '../../../ui/clock.ts';
import { choiceLabel } from '../../../ui/field-value.tsx';
import { absoluteDate, exactMoney, formatCount, pastDate } from '../../../ui/format.ts';
import { Glyph } from '../../../ui/glyph.tsx';
import { SettledMark } from '../../../ui/marks.tsx';
import { HiddenAmount, Money } from '../../../ui/values.tsx';
import { CustomerLink } from '../field-value.tsx';
import { fieldOf, originOf } from '../kinds.ts';
import { personName } from '../person-name.ts';
import css from './cell.module.css';

/** What cells are said with: they hold no state and ask for nothing themselves, since scrolling makes them by the hundred. */
export interface CellWords {
  readonly t: TFunction;
  readonly workspace: Workspace | null;
}

interface CellProps extends CellWords {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly field: string;
}

/** One value in the grid, in as few elements as it can be said, with the mark of where it comes from unless that is clear. */
export function cellOf(cell: CellProps): ReactNode {
  const { record, field, t } = cell;
  if (field === 'sync.state') return settledMark(t, record);
  const origin = originOf(record, field);
  if (origin === 'clear') return valueOf(cell);
  const mark = <Glyph shape={ORIGIN_SHAPES[origin]} size={12} label={t(`marks.${origin}`)} className={css[origin]} />;
  return (
    <>
      {/* At the right edge of the cell, whatever of the value is cut off. */}
      {mark}
      {origin === 'notLoaded' && <span className="dim">{t('marks.notLoaded')}</span>}
      {origin === 'masked' && <MaskedText record={record} field={field} />}
      {origin !== 'notLoaded' && origin !== 'masked' && valueOf(cell)}
    </>
  );
}

/** Settled is the normal case and a bare mark; every other state says its word. */
function settledMark(t: TFunction, record: ScreenRecord): ReactNode {
  const { state } = record.sync;
  if (state === 'settled') return <Glyph shape="check" label={t('marks.settled')} className={css.settled} />;
  return <SettledMark state={state} isWaiting={waits(record)} />;
}

/** Whether a change waits for another record to be known to the server first. */
const waits = ({ sync }: ScreenRecord): boolean => sync.ops.some((op) => op.state === 'pending' && op.deps.length > 0);

const ORIGIN_SHAPES = { mine: 'pencil', masked: 'lock', stale: 'clock', notLoaded: 'unknown' } as const;

function MaskedText({ record, field }: Pick<CellProps, 'record' | 'field'>) {
  const shown = record.sync.display[field];
  return shown === undefined || field.endsWith('Cents') ? <HiddenAmount /> : <>{shown}</>;
}

function valueOf(cell: CellProps): ReactNode {
  const { entity, record, field, t } = cell;
  const value = fieldOf(record, field);
  if (value === null || value === undefined || value === '') return <span className="dim">{t('app.none')}</span>;
  if (field === 'customerId' && typeof value === 'string') return <CustomerLink id={value} />;
  const kind = fieldNamed(entity, field)?.kind;
  if (kind === 'moment' && typeof value === 'string') return <PastMoment at={value} t={t} />;
  if (kind === 'cents' && typeof value === 'number') return <Money cents={value} />;
  return plainText(cell, value);
}

/** A value that is its own text. */
function plainText({ t, workspace, field }: CellProps, value: unknown): string {
  if (typeof value === 'number') return formatCount(value);
  if (typeof value !== 'string') return '';
  return isPerson(field) ? personName(value, workspace, t) : (choiceLabel(t, field, value) ?? value);
}

/** Moves with the clock, the cells around it do not. */
function PastMoment({ at, t }: { readonly at: string; readonly t: TFunction }) {
  return pastDate(at, useNow(), t);
}

/** What a hover over a cell says: the whole text, the moment itself, the amount to the cent. */
export function cellHint(cell: CellProps): string | undefined {
  const { record, field, t } = cell;
  if (field === 'sync.state') return t(`marks.${waits(record) ? 'waiting' : record.sync.state}`);
  const origin = originOf(record, field);
  if (origin === 'masked') return t('marks.maskedHint');
  if (origin === 'notLoaded') return t('marks.notLoaded');
  const said = textHint(cell);
  // The mark is too small to be guessed: its word goes with the value.
  return origin === 'clear' ? said : [said, t(`marks.${origin}`)].filter(Boolean).join(' · ');
}

function textHint(cell: CellProps): string | undefined {
  const { entity, record, field } = cell;
  const value = fieldOf(record, field);
  const kind = fieldNamed(entity, field)?.kind;
  if (kind === 'reference' || value === null || value === undefined) return undefined;
  if (kind === 'moment' && typeof value === 'string') return absoluteDate(value);
  if (kind === 'cents' && typeof value === 'number') return exactMoney(value);
  return plainText(cell, value) || undefined;
}
