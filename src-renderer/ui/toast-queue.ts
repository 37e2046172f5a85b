import type { ToastMessage } from './toast.ts';

/** So many are seen at a time. */
const MOST_SHOWN = 3;

/** What only says that something is done: nothing is lost with it. */
const isPlain = ({ undo, isProblem }: ToastMessage): boolean => undo === undefined && isProblem !== true;

/**
 * With a new toast at the end. What does not fit any more goes if it is plain, the oldest first; a way back and a problem wait
 * until there is room again.
 */
export function withToast<Toast extends ToastMessage>(toasts: readonly Toast[], next: Toast): readonly Toast[] {
  const all = [...toasts, next];
  if (all.length <= MOST_SHOWN) return all;
  const oldest = toasts.findIndex(isPlain);
  return oldest < 0 ? all : all.toSpliced(oldest, 1);
}

/** Those that are seen: the newest, so that what was done last is said at once. */
export const seenToasts = <Toast>(toasts: readonly Toast[]): readonly Toast[] => toasts.slice(-MOST_SHOWN);
