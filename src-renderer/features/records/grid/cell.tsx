import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { fieldNamed, isPerson } from '../../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useNow } from '../../../ui/clock.ts';
import { choiceLabel } from '../../../ui/field-value.tsx';
import { absoluteDate, exactMoney, formatCount, pastDate } from '../../../ui/format.ts';
import { Glyph } from '../../../ui/glyph.tsx';
import { SettledMark } from '../../../ui/marks.tsx';
import { HiddenAmount, Money } from '../../../ui/values.tsx';
import { CustomerLink, Person } from '../field-value.tsx';
import { fieldOf, originOf } from '../kinds.ts';
import css from './cell.module.css';

interface CellProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly field: string;
}

/** One value in the grid, in as few elements as it can be said, with the mark of where it comes from unless that is clear. */
export function Cell({ entity, record, field }: CellProps) {
  const { t } = useTranslation();
  if (field === 'sync.state') return <SettledCell record={record} />;
  const origin = originOf(record, field);
  return (
    <>
      {origin !== 'clear' && <OriginMark of={origin} />}
      {origin === 'notLoaded' && <span className="dim">{t('marks.notLoaded')}</span>}
      {origin === 'masked' && <MaskedText record={record} field={field} />}
      {origin !== 'notLoaded' && origin !== 'masked' && <CellValue entity={entity} record={record} field={field} />}
    </>
  );
}

/** Settled is the normal case and a bare mark; every other state says its word. */
function SettledCell({ record }: Pick<CellProps, 'record'>) {
  const { t } = useTranslation();
  const { state } = record.sync;
  if (state === 'settled') return <Glyph shape="check" label={t('marks.settled')} className={css.settled} />;
  return <SettledMark state={state} isWaiting={waits(record)} />;
}

/** Whether a change waits for another record to be known to the server first. */
const waits = ({ sync }: ScreenRecord): boolean => sync.ops.some((op) => op.state === 'pending' && op.deps.length > 0);

const ORIGIN_SHAPES = { mine: 'pencil', masked: 'lock', stale: 'clock', notLoaded: 'unknown' } as const;

/** At the right edge of the cell, whatever of the value is cut off. */
function OriginMark({ of }: { readonly of: keyof typeof ORIGIN_SHAPES }) {
  const { t } = useTranslation();
  return <Glyph shape={ORIGIN_SHAPES[of]} size={12} label={t(`marks.${of}`)} className={css[of]} />;
}

function MaskedText({ record, field }: Omit<CellProps, 'entity'>) {
  const shown = record.sync.display[field];
  return shown === undefined || field.endsWith('Cents') ? <HiddenAmount /> : <>{shown}</>;
}

function CellValue({ entity, record, field }: CellProps) {
  const { t } = useTranslation();
  const value = fieldOf(record, field);
  if (value === null || value === undefined || value === '') return <span className="dim">{t('app.none')}</span>;
  if (field === 'customerId' && typeof value === 'string') return <CustomerLink id={value} />;
  if (isPerson(field) && typeof value === 'string') return <Person user={value} />;
  const kind = fieldNamed(entity, field)?.kind;
  if (kind === 'moment' && typeof value === 'string') return <PastMoment at={value} />;
  if (kind === 'cents' && typeof value === 'number') return <Money cents={value} />;
  return plainText(t, field, value);
}

/** A value that is its own text. */
function plainText(t: TFunction, field: string, value: unknown): string {
  if (typeof value === 'number') return formatCount(value);
  return typeof value === 'string' ? (choiceLabel(t, field, value) ?? value) : '';
}

function PastMoment({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const now = useNow();
  return <>{pastDate(at, now, t)}</>;
}

/** What a hover over a cell says: the whole text, the moment itself, the amount to the cent. */
export function cellHint(t: TFunction, { entity, record, field }: CellProps): string | undefined {
  if (field === 'sync.state') return t(`marks.${waits(record) ? 'waiting' : record.sync.state}`);
  const origin = originOf(record, field);
  if (origin === 'masked') return t('marks.maskedHint');
  if (origin === 'notLoaded') return t('marks.notLoaded');
  const said = textHint(t, { entity, record, field });
  // The mark is too small to be guessed: its word goes with the value.
  return origin === 'clear' ? said : [said, t(`marks.${origin}`)].filter(Boolean).join(' · ');
}

function textHint(t: TFunction, { entity, record, field }: CellProps): string | undefined {
  const value = fieldOf(record, field);
  const kind = fieldNamed(entity, field)?.kind;
  if (kind === 'reference' || value === null || value === undefined) return undefined;
  if (kind === 'moment' && typeof value === 'string') return absoluteDate(value);
  if (kind === 'cents' && typeof value === 'number') return exactMoney(value);
  return plainText(t, field, value) || undefined;
}
