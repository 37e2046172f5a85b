import { describe, expect, it } from 'vitest';
import { createRateCap } from './rate-cap.ts';

function cap(perSecond: number, burst: number) {
  const time = { now: 1_000 };
  const mayPass = createRateCap({ clock: { now: () => time.now, sleep: () => Promise.resolve() }, perSecond, burst });
  const passing = (tries: number): number => Array.from({ length: tries }, mayPass).filter(Boolean).length;
  return { time, passing };
}

describe('the rate cap', () => {
  it('stops a flood and lets through again what time allows', () => {
    const { time, passing } = cap(10, 20);
    expect(passing(1_000)).toBe(20);
    time.now += 500;
    expect(passing(1_000)).toBe(5);
    time.now += 3_600_000;
    expect(passing(1_000)).toBe(20);
  });

  it('neither locks the person out nor opens the gate when the clock is set back', () => {
    const { time, passing } = cap(10, 20);
    passing(1_000);
    time.now -= 86_400_000;
    expect(passing(10)).toBe(0);
    time.now += 1_000;
    expect(passing(1_000)).toBe(10);
  });
});
