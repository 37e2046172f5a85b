import { useEffect, useState, type ReactNode } from 'react';
import { NowContext, systemNow } from './clock.ts';

const TICK_MS = 5_000;

/** Tells everything below it what time it is. */
export function ClockProvider({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(systemNow);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(systemNow()), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
}
