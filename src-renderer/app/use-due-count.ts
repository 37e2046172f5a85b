import { useEffect, useRef, useState } from 'react';
import { call } from '../ipc/call.ts';
import { useEvent } from '../ipc/use-event.ts';
import { useDay } from '../ui/use-day.ts';

/** So long nothing has to change before it is counted again: while many records come in it is not counted at all. */
const QUIET_MS = 1_000;

/** How much is to be done today or late, counted whenever the window has nothing else to do; 0 until that is known. */
export function useDueCount(): number {
  const day = useDay();
  const [count, setCount] = useState(0);
  const [turn, setTurn] = useState(0);
  const timer = useRef<number>(undefined);
  const again = (): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setTurn((last) => last + 1), QUIET_MS);
  };
  useEvent('tasks.changed', again);
  useEvent('activities.changed', again);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    const run = { isOver: false };
    const ask = (): void =>
      void call('today.due', {}).then(
        (answer) => run.isOver || setCount(answer.count),
        // The page of today says what is wrong; a count that is not known is not shown.
        () => run.isOver || setCount(0),
      );
    const waiting = requestIdleCallback(ask, { timeout: 2_000 });
    return () => {
      run.isOver = true;
      cancelIdleCallback(waiting);
    };
  }, [day, turn]);
  return count;
}
