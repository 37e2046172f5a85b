// Small facts about a record: how it stands with the server, where a value came from.
import { useTranslation } from 'react-i18next';
import { Glyph, type Shape } from './glyph.tsx';
import css from './marks.module.css';

export type Tone = 'quiet' | 'accent' | 'ok' | 'warn' | 'danger';

interface StatusMarkProps {
  readonly shape: Shape;
  readonly tone?: Tone;
  readonly label: string;
  readonly isPill?: boolean;
}

export function StatusMark({ shape, tone = 'quiet', label, isPill = false }: StatusMarkProps) {
  return (
    <span className={[css.mark, css[tone], isPill && css.pill].filter(Boolean).join(' ')}>
      <Glyph shape={shape} />
      {label}
    </span>
  );
}

export type Settled = 'settled' | 'pending' | 'held' | 'conflict' | 'refused';

const SETTLED_LOOK: Record<Settled | 'waiting', readonly [Shape, Tone]> = {
  settled: ['check', 'quiet'],
  pending: ['up', 'accent'],
  waiting: ['pause', 'quiet'],
  held: ['pause', 'quiet'],
  conflict: ['diamond', 'warn'],
  refused: ['refused', 'danger'],
};

interface SettledMarkProps {
  readonly state: Settled;
  readonly isBare?: boolean;
  /** The change waits for another record to reach the server first. */
  readonly isWaiting?: boolean;
}

/** In lists the normal state is a bare glyph; every other state also says its word. */
export function SettledMark({ state, isBare = state === 'settled', isWaiting = false }: SettledMarkProps) {
  const { t } = useTranslation();
  const look = isWaiting && state === 'pending' ? 'waiting' : state;
  const [shape, tone] = SETTLED_LOOK[look];
  const label = t(`marks.${look}`);
  return (
    <span
      className={`${css.mark} ${css[tone]}`}
      title={label}
      {...(isBare ? { role: 'img', 'aria-label': label } : {})}
    >
      <Glyph shape={shape} />
      {!isBare && label}
    </span>
  );
}

/** A value the server shows only in part. It can be replaced as a whole, never edited in part. */
export function Masked({ value }: { value: string }) {
  const { t } = useTranslation();
  return (
    <span className={css.masked} title={t('marks.maskedHint')}>
      <span className="truncate">{value}</span>
      <span role="img" aria-label={t('marks.masked')}>
        <Glyph shape="lock" size={12} />
      </span>
    </span>
  );
}

/** Where a field's value comes from. `clear` is the normal case and carries no badge. */
export type Origin = 'clear' | 'mine' | 'masked' | 'stale' | 'notLoaded';

const ORIGIN_LOOK: Record<Exclude<Origin, 'clear'>, readonly [Shape, Tone]> = {
  mine: ['pencil', 'accent'],
  masked: ['lock', 'quiet'],
  stale: ['clock', 'warn'],
  notLoaded: ['unknown', 'quiet'],
};

export function OriginBadge({ of }: { of: Origin }) {
  const { t } = useTranslation();
  if (of === 'clear') return null;
  const [shape, tone] = ORIGIN_LOOK[of];
  const label = t(`marks.${of}`);
  return (
    <span className={`${css.mark} ${css[tone]}`} title={of === 'masked' ? t('marks.maskedHint') : label}>
      <Glyph shape={shape} size={12} />
      <span data-word="">{label}</span>
    </span>
  );
}
