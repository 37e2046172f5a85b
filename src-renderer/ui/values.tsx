import { useTranslation } from 'react-i18next';
import { useNow } from './clock.ts';
import { absoluteDate, exactMoney, pastDate, relativeDate, shortMoney } from './format.ts';

/** The word to read, the moment itself on hover. */
export function RelativeDate({ at, isAhead = false }: { at: string; isAhead?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <time dateTime={at} title={absoluteDate(at)}>
      {isAhead ? relativeDate(at, now, t) : pastDate(at, now, t)}
    </time>
  );
}

/** Fen, short to read and exact on hover. */
export function Money({ cents }: { cents: number }) {
  const { i18n } = useTranslation();
  return <span title={exactMoney(cents)}>{shortMoney(cents, i18n.language === 'en' ? 'en' : 'zh')}</span>;
}

/** An amount that the server hides: in words, never as 0. */
export function HiddenAmount() {
  const { t } = useTranslation();
  return (
    <span className="dim" title={t('marks.hiddenHint')}>
      {t('marks.hidden')}
    </span>
  );
}

/** A text or the dash that stands for nothing. */
export function TextOrDash({ text }: { text: string | null | undefined }) {
  const { t } = useTranslation();
  return text ? (
    <span className="truncate" title={text}>
      {text}
    </span>
  ) : (
    <span className="dim">{t('app.none')}</span>
  );
}
