import { useEffect, useState } from 'react';
import { systemNow } from './clock.ts';

const TICK_MS = 30_000;

const dayNow = (): string => new Date(systemNow()).toDateString();

/** The day that it is on this computer, as a text that changes soon after midnight and after a night's sleep, and never else. */
export function useDay(): string {
  const [day, setDay] = useState(dayNow);
  useEffect(() => {
    const timer = window.setInterval(() => setDay(dayNow()), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return day;
}
