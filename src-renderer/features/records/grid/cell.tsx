import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { fieldNamed } from '../../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useNow } from '../../../ui/clock.ts';
import { choiceLabel } from '../../../ui/field-value.tsx';
import { absoluteDate, exactMoney, formatCount, pastDate } from '../../../ui/format.ts';
import { Glyph } from '../../../ui/glyph.tsx';
import { SettledMark } from '../../../ui/marks.tsx';
import { HiddenAmount, Money } from '../../../ui/values.tsx';
import { CustomerLink } from '../field-value.tsx';
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
  if (field === 'sync.state') return <SettledMark state={record.sync.state} isWaiting={waits(record)} />;
  const origin = originOf(record, field);
  if (origin === 'masked') return <MaskedCell record={record} field={field} />;
  if (origin === 'notLoaded') return <span className="dim">{t('marks.notLoaded')}</span>;
  return (
    <>
      <CellValue entity={entity} record={record} field={field} />
      {origin !== 'clear' && (
        <span className={css.origin} data-origin={origin} role="img" aria-label={t(`marks.${origin}`)}>
          <Glyph shape={origin === 'mine' ? 'pencil' : 'clock'} size={12} />
        </span>
      )}
    </>
  );
}

/** Whether a change waits for another record to be known to the server first. */
const waits = ({ sync }: ScreenRecord): boolean => sync.ops.some((op) => op.state === 'pending' && op.deps.length > 0);

function MaskedCell({ record, field }: Omit<CellProps, 'entity'>) {
  const { t } = useTranslation();
  const shown = record.sync.display[field];
  if (shown === undefined || field.endsWith('Cents')) return <HiddenAmount />;
  return (
    <>
      {shown}
      <span className={css.origin} data-origin="masked" role="img" aria-label={t('marks.masked')}>
        <Glyph shape="lock" size={12} />
      </span>
    </>
  );
}

function CellValue({ entity, record, field }: CellProps) {
  const { t } = useTranslation();
  const value = fieldOf(record, field);
  if (value === null || value === undefined || value === '') return <span className="dim">{t('app.none')}</span>;
  if (field === 'customerId' && typeof value === 'string') return <CustomerLink id={value} />;
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
  if (originOf(record, field) === 'masked') return t('marks.maskedHint');
  const value = fieldOf(record, field);
  const kind = fieldNamed(entity, field)?.kind;
  if (kind === 'reference' || value === null || value === undefined) return undefined;
  if (kind === 'moment' && typeof value === 'string') return absoluteDate(value);
  if (kind === 'cents' && typeof value === 'number') return exactMoney(value);
  return plainText(t, field, value) || undefined;
}
