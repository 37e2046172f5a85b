import type { TFunction } from 'i18next';

type Language = 'zh' | 'en';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (value: number): string => String(value).padStart(2, '0');
const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

// Made once: a number's own way to its text makes one each time.
const counts = new Intl.NumberFormat('en-US');

/** A count with thousands grouped, in both languages alike. */
export const formatCount = (count: number): string => counts.format(count);

const fixed = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const signed = (cents: number, text: string): string => `${cents < 0 ? '−' : ''}¥${text}`;

/** Fen to yuan and fen, always with two decimals. */
export const exactMoney = (cents: number): string => signed(cents, fixed(Math.abs(cents) / 100, 2));

/** Fen as a short amount: 万 and 亿 in Chinese, K, M and B in English, whole yuan below ten thousand. */
export function shortMoney(cents: number, language: Language): string {
  const yuan = Math.abs(cents) / 100;
  const digits = Number.isInteger(yuan) ? 0 : 2;
  if (yuan < 10_000) return signed(cents, fixed(yuan, digits));
  if (language === 'zh') {
    // The border lies where rounding would show "10,000.0 万".
    const text = yuan < 99_999_500 ? `${fixed(yuan / 10_000, 1)} 万` : `${fixed(yuan / 100_000_000, 2)} 亿`;
    return signed(cents, text);
  }
  if (yuan < 999_500) return signed(cents, `${fixed(yuan / 1_000, 0)}K`);
  if (yuan < 999_995_000) return signed(cents, `${fixed(yuan / 1_000_000, 2)}M`);
  return signed(cents, `${fixed(yuan / 1_000_000_000, 2)}B`);
}

/** How many decimal places of each unit make a fen. */
const FEN_PLACES: Readonly<Record<string, number>> = { '': 2, k: 5, 万: 6, m: 8, 亿: 10, b: 11 };

/** Text as it is read, whatever width its figures and signs were typed in. */
export const narrow = (text: string): string => text.normalize('NFKC').trim();

/**
 * What a person typed as yuan, with 万, 亿, K, M or B behind it, in fen; null when it is no amount. Grouping commas, a leading
 * ¥ and full-width figures are allowed.
 */
export function parseYuan(text: string): number | null {
  const pattern = /^¥?(\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?([万亿KMB]?)元?$/iu;
  const [, whole = '', decimals = '', unit = ''] = pattern.exec(narrow(text).replace(/\s/gu, '')) ?? [];
  const places = FEN_PLACES[unit.toLowerCase()] ?? 0;
  if (whole === '' || decimals.length > places) return null;
  const cents = Number(whole.replaceAll(',', '') + decimals.padEnd(places, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

/** Fen as a person would type the amount: no grouping, decimals only where there are any. */
export const yuanText = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2));

/** The moment itself, to the minute, in the time of this computer. */
export function absoluteDate(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

export const clockTime = (instant: string): string => absoluteDate(instant).slice(-5);

/** Near times in words, far times as a date. `now` is milliseconds since the epoch. */
export function relativeDate(instant: string, now: number, t: TFunction): string {
  const at = new Date(instant);
  const ahead = at.getTime() - now;
  const days = Math.round((midnight(at) - midnight(new Date(now))) / DAY);
  if (ahead > 0 && ahead < 60 * MINUTE) return soon(ahead, t);
  if (days === 0 && ahead <= 0 && ahead > -60 * MINUTE) return justNow(-ahead, t);
  if (days === 0) return t('time.today', { time: clockTime(instant) });
  if (days === -1) return t('time.yesterday');
  if (days === 1) return t('time.tomorrow');
  if (days < 0 && days > -31) return t('time.daysAgo', { count: -days });
  if (days > 0 && days < 8) return t('time.daysAhead', { count: days });
  return farDate(instant, now, t);
}

/** A moment that has been, even where another clock is ahead of this one: never "in 6 s". */
export const pastDate = (instant: string, now: number, t: TFunction): string =>
  relativeDate(instant, Math.max(now, Date.parse(instant)), t);

const justNow = (agoMs: number, t: TFunction): string =>
  agoMs < MINUTE ? t('time.now') : t('time.minutesAgo', { count: Math.round(agoMs / MINUTE) });

function soon(aheadMs: number, t: TFunction): string {
  return aheadMs < 90 * SECOND
    ? t('time.secondsAhead', { count: Math.ceil(aheadMs / SECOND) })
    : t('time.minutesAhead', { count: Math.round(aheadMs / MINUTE) });
}

/** The day, without the year when it is this year's. */
export function farDate(instant: string, now: number, t: TFunction): string {
  const at = new Date(instant);
  if (at.getFullYear() !== new Date(now).getFullYear()) return absoluteDate(instant).slice(0, 10);
  const parts = { month: at.getMonth() + 1, monthName: MONTHS[at.getMonth()], day: at.getDate() };
  return t('time.dayOfYear', parts);
}
