import { useCallback, useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from './glyph.tsx';
import { KeyCaps } from './key-caps.tsx';
import css from './toast.module.css';
import { ToastContext, type ToastMessage } from './toast.ts';
import { useKeys } from './use-keys.ts';

const WITH_UNDO_MS = 10_000;
const PROBLEM_MS = 10_000;
const PLAIN_MS = 4_000;
const MOST_SHOWN = 3;

interface Toast extends ToastMessage {
  readonly key: number;
  readonly scope: string;
}

interface ToastProviderProps {
  /** The workspace that is open, or an empty text: what was done in one cannot be undone in another. */
  readonly scope: string;
  readonly children: ReactNode;
}

/** Shows toasts above everything below it. The line at the foot of each is its time; it stops under the pointer. */
export function ToastProvider({ scope, children }: ToastProviderProps) {
  const [all, setToasts] = useState<readonly Toast[]>([]);
  const toasts = all.filter((toast) => toast.scope === '' || toast.scope === scope);
  const last = useRef({ key: 0, scope });
  useEffect(() => {
    last.current.scope = scope;
  }, [scope]);
  const show = useCallback((message: ToastMessage) => {
    last.current.key += 1;
    const toast = { ...message, ...last.current };
    setToasts((shown) => [...shown, toast].slice(-MOST_SHOWN));
  }, []);
  const close = (key: number): void => setToasts((shown) => shown.filter((toast) => toast.key !== key));
  const undo = (toast: Toast | undefined): void => {
    if (!toast?.undo) return;
    close(toast.key);
    toast.undo();
  };
  const latest = toasts.findLast((toast) => toast.undo);
  const { t } = useTranslation();
  useKeys({ 'mod+z': { act: () => undo(latest), text: t('shortcuts.undo') } }, { isOff: !latest, isEverywhere: true });

  return (
    <ToastContext value={show}>
      {children}
      <div className={css.stack} role="status" aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <ToastCard
            key={toast.key}
            toast={toast}
            isLatest={toast === latest}
            onUndo={() => undo(toast)}
            onEnd={() => close(toast.key)}
          />
        ))}
      </div>
    </ToastContext>
  );
}

interface ToastCardProps {
  readonly toast: Toast;
  readonly isLatest: boolean;
  readonly onUndo: () => void;
  readonly onEnd: () => void;
}

function ToastCard({ toast, isLatest, onUndo, onEnd }: ToastCardProps) {
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
