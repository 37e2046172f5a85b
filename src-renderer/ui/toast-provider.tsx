import { Kbd } from '@mantine/core';
import { useCallback, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { modKey } from './mod-key.ts';
import css from './toast.module.css';
import { ToastContext, type ToastMessage } from './toast.ts';
import { useKeys } from './use-keys.ts';

const WITH_UNDO_MS = 10_000;
const PLAIN_MS = 4_000;
const MOST_SHOWN = 3;

interface Toast extends ToastMessage {
  readonly key: number;
}

/** Shows toasts above everything below it. The line at the foot of each is its time; it stops under the pointer. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const lastKey = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    lastKey.current += 1;
    const toast = { ...message, key: lastKey.current };
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
      <div className={css.stack} role="status" aria-live="polite">
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
  const time = { '--time': `${toast.undo ? WITH_UNDO_MS : PLAIN_MS}ms` } as CSSProperties;
  return (
    <div className={css.toast} data-plain={toast.undo ? undefined : ''} style={time}>
      <span className="truncate">{toast.text}</span>
      {toast.undo && (
        <button type="button" className="plain" onClick={onUndo}>
          {t('app.undo')}
          {isLatest && <Kbd>{modKey()} Z</Kbd>}
        </button>
      )}
      <i className={css.left} onAnimationEnd={onEnd} />
    </div>
  );
}
