import { describe, expect, it } from 'vitest';
import { watchOnline } from './watch-online.ts';

describe('watching the network', () => {
  it('tells of changes once each, and of nothing after the end', async () => {
    const answers = [true, true, false, false, true, false];
    const told: boolean[] = [];
    const end = new AbortController();
    await watchOnline({
      isOnline: () => {
        const next = answers.shift() ?? true;
        if (answers.length === 0) end.abort();
        return next;
      },
      clock: { now: () => 0, sleep: () => Promise.resolve() },
      onChange: (isOnline) => told.push(isOnline),
      signal: end.signal,
    });
    expect(told).toEqual([false, true]);
  });
});
