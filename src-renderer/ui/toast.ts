import { createContext, useContext } from 'react';

export interface ToastMessage {
  /** Past tense, with the name or the number. */
  readonly text: string;
  /** The way back; offered as a button and by Ctrl+Z until the toast has been seen for its time. */
  readonly undo?: () => void;
  /** Something did not work: read out at once, and shown for longer. */
  readonly isProblem?: boolean;
}

export const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Announces what was done; replaces "are you sure?". */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('no toasts around this component');
  return show;
}
