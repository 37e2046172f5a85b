import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing, useKeys } from '../../../ui/use-keys.ts';
import css from './go-to-row.module.css';

interface GoToRowProps {
  /** What the foot says of the rows in sight; the way to any other row. */
  readonly summary: string;
  readonly count: number;
  /** The row under the cursor, counted from 0. */
  readonly cursorRow: number | null;
  /** Counted from 0. */
  readonly onGo: (row: number) => void;
}

/** A typed number of a row, counted from 1 and with or without grouping, as an index from 0; null = it is none. */
export function rowTyped(text: string, count: number): number | null {
  const digits = text.normalize('NFKC').replace(/[,\s]/gu, '');
  if (!/^\d{1,12}$/u.test(digits)) return null;
  return Math.min(count, Math.max(1, Number(digits))) - 1;
}

/** Where the list is, and a jump to any row of it. */
export function GoToRow({ summary, count, cursorRow, onGo }: GoToRowProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  useKeys({ 'mod+g': { act: () => setIsOpen(true), text: t('grid.goToRow') } });
  if (!isOpen) {
    return (
      <button
        type="button"
        className={`plain truncate ${css.summary}`}
        title={t('grid.goToRow')}
        onClick={() => setIsOpen(true)}
      >
        {summary}
      </button>
    );
  }
  return (
    <RowInput
      begin={cursorRow === null ? '' : String(cursorRow + 1)}
      count={count}
      onLeave={() => setIsOpen(false)}
      onGo={(row) => {
        setIsOpen(false);
        onGo(row);
      }}
    />
  );
}

interface RowInputProps {
  readonly begin: string;
  readonly count: number;
  readonly onGo: (row: number) => void;
  readonly onLeave: () => void;
}

function RowInput({ begin, count, onGo, onLeave }: RowInputProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(begin);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const row = rowTyped(text, count);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && row !== null) onGo(row);
    else return;
    event.preventDefault();
  };
  return (
    <label className={css.box}>
      {t('grid.rowNumber')}
      <input
        ref={input}
        autoFocus
        inputMode="numeric"
        value={text}
        aria-invalid={text !== '' && row === null}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={onLeave}
      />
      {t('grid.rowsInAll', { count, shown: count.toLocaleString('en-US') })}
    </label>
  );
}
