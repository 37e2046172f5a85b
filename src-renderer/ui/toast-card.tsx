import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from './glyph.tsx';
import { KeyCaps } from './key-caps.tsx';
import css from './toast.module.css';
import type { ToastMessage } from './toast.ts';

const WITH_UNDO_MS = 10_000;
const PROBLEM_MS = 10_000;
const PLAIN_MS = 4_000;

interface ToastCardProps {
  readonly toast: ToastMessage;
  /** Whether Ctrl+Z means this one. */
  readonly isLatest: boolean;
  readonly onUndo: () => void;
  readonly onEnd: () => void;
}

/** One toast. The line at its foot is its time. */
export function ToastCard({ toast, isLatest, onUndo, onEnd }: ToastCardProps) {
  const { t } = useTranslation();
  const shownMs = toast.undo ? WITH_UNDO_MS : toast.isProblem ? PROBLEM_MS : PLAIN_MS;
  const time = { '--time': `${shownMs}ms` } as CSSProperties;
  return (
    <div
      className={css.toast}
      role={toast.isProblem ? 'alert' : undefined}
      data-plain={toast.undo ? undefined : ''}
      style={time}
    >
      {toast.isProblem && <Glyph shape="triangle" />}
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className="plain" onClick={onUndo}>
          {t('app.undo')}
          {isLatest && <KeyCaps strokes="mod+z" />}
        </button>
      )}
      <i className={css.left} onAnimationEnd={onEnd} />
    </div>
  );
}
