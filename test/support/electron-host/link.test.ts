import { describe, expect, it } from 'vitest';
import { createLink, type Channel } from './link.ts';

const pair = (): [Channel, Channel] => {
  const listeners: ((message: unknown) => void)[] = [];
  const end = (own: number, other: number): Channel => ({
    post: (message) => queueMicrotask(() => listeners[other]?.(structuredClone(message))),
    onMessage: (listener) => void (listeners[own] = listener),
  });
  return [end(0, 1), end(1, 0)];
};

interface Ops {
  readonly add: (a: number, b: number) => number;
  readonly fail: () => void;
  readonly never: () => Promise<void>;
}

describe('a link', () => {
  it('answers calls and passes errors on, or the asking side would wait for ever', async () => {
    const [near, far] = pair();
    createLink<object, Ops>(far).serve({
      add: (a, b) => a + b,
      fail: () => {
        throw new Error('no');
      },
      never: () => new Promise(() => undefined),
    });
    const link = createLink<Ops, object>(near);
    await expect(link.ask('add', 1, 2)).resolves.toBe(3);
    await expect(link.ask('fail')).rejects.toThrow('no');
    const open = link.ask('never');
    link.fail('the other side is gone');
    await expect(open).rejects.toThrow('the other side is gone');
    await expect(link.ask('add', 1, 2)).rejects.toThrow('the other side is gone');
  });
});
