import { expect, test } from 'vitest';
import { seenToasts, withToast } from './toast-queue.ts';
import type { ToastMessage } from './toast.ts';

const plain = (text: string): ToastMessage => ({ text });
const undoable = (text: string): ToastMessage => ({ text, undo: () => undefined });
const after = (...messages: readonly ToastMessage[]): readonly ToastMessage[] =>
  messages.reduce<readonly ToastMessage[]>(withToast, []);
const texts = (toasts: readonly ToastMessage[]): readonly string[] => toasts.map(({ text }) => text);

test('the fourth toast never takes a way back with it, nor a problem', () => {
  const problem: ToastMessage = { text: 'problem', isProblem: true };
  const all = after(undoable('a'), problem, undoable('c'), undoable('d'), plain('e'));
  expect(texts(all)).toEqual(['a', 'problem', 'c', 'd', 'e']);
  expect(texts(seenToasts(all))).toEqual(['c', 'd', 'e']);
});

test('what only says that something is done makes room first', () => {
  expect(texts(after(undoable('a'), plain('b'), plain('c'), undoable('d')))).toEqual(['a', 'c', 'd']);
  expect(texts(after(plain('a'), plain('b'), plain('c'), plain('d')))).toEqual(['b', 'c', 'd']);
});
