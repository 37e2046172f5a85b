import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './driver.ts';

test('a Node that would die of the driver is refused in words', () => {
  const own = process.versions;
  onTestFinished(() => {
    Object.defineProperty(process, 'versions', { value: own });
  });
  Object.defineProperty(process, 'versions', { value: { ...own, napi: '9' } });
  expect(() => openDatabase(':memory:')).toThrow(/needs Node 24/u);
});
