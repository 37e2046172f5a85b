import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ToastCard } from './toast-card.tsx';
import { seenToasts, withToast } from './toast-queue.ts';
import css from './toast.module.css';
import { ToastContext, type ToastMessage } from './toast.ts';
import { useIsHidden } from './use-is-hidden.ts';
import { useKeys } from './use-keys.ts';

interface Toast extends ToastMessage {
  readonly key: number;
  readonly scope: string;
}

interface ToastProviderProps {
  /** The workspace that is open, or an empty text: what was done in one cannot be undone in another. */
  readonly scope: string;
  readonly children: ReactNode;
}

/**
 * Shows toasts above everything below it, three at most; the time of one that waits for room has not begun. The time stops
 * under the pointer, with the focus among them (F8 leads there, Esc back) and while the window is not seen.
 */
export function ToastProvider({ scope, children }: ToastProviderProps) {
  const { t } = useTranslation();
  const [all, setToasts] = useState<readonly Toast[]>([]);
  const toasts = all.filter((toast) => toast.scope === '' || toast.scope === scope);
  const last = useRef({ key: 0, scope });
  useEffect(() => {
    last.current.scope = scope;
  }, [scope]);
  const show = useCallback((message: ToastMessage) => {
    last.current.key += 1;
    const toast = { ...message, ...last.current };
    setToasts((shown) => withToast(shown, toast));
  }, []);
  const { stack, enter, note, leave } = useFocusAmong();
  const close = (key: number): void => setToasts((shown) => shown.filter((toast) => toast.key !== key));
  const undo = (toast: Toast | undefined): void => {
    if (!toast?.undo) return;
    leave();
    close(toast.key);
    toast.undo();
  };
  const latest = toasts.findLast((toast) => toast.undo);
  const isHidden = useIsHidden();
  useKeys({ 'mod+z': { act: () => undo(latest), text: t('shortcuts.undo') } }, { isOff: !latest, isEverywhere: true });
  useKeys({ F8: { act: enter, text: t('toasts.enter') } }, { isOff: toasts.length === 0, isEverywhere: true });
  const seen = seenToasts(toasts);
  const waiting = toasts.length - seen.length;

  return (
    <ToastContext value={show}>
      {children}
      <section
        ref={stack}
        className={css.stack}
        aria-label={t('toasts.label')}
        tabIndex={-1}
        data-paused={isHidden ? '' : undefined}
        onFocus={note}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          leave();
        }}
      >
        {waiting > 0 && <small className={css.waiting}>{t('toasts.waiting', { count: waiting })}</small>}
        <div role="status" aria-live="polite" aria-relevant="additions">
          {seen.map((toast) => (
            <ToastCard
              key={toast.key}
              toast={toast}
              isLatest={toast === latest}
              onUndo={() => undo(toast)}
              onEnd={() => close(toast.key)}
            />
          ))}
        </div>
      </section>
    </ToastContext>
  );
}

/** The way of the focus to the toasts, on the newest one's button, and back to where it came from. */
function useFocusAmong() {
  const stack = useRef<HTMLElement>(null);
  const from = useRef<EventTarget>(null);
  const enter = (): void => ([...(stack.current?.querySelectorAll('button') ?? [])].at(-1) ?? stack.current)?.focus();
  const note = (event: React.FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) from.current = event.relatedTarget;
  };
  const leave = (): void => {
    const { activeElement } = document;
    if (!stack.current?.contains(activeElement)) return;
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
    else if (activeElement instanceof HTMLElement) activeElement.blur();
  };
  return { stack, enter, note, leave };
}
