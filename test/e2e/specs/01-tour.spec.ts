import { runTour } from '../tour/run-tour.ts';
import { expect, test } from '../fixtures.ts';

test('a day offline settles exactly once in spite of lost answers', async ({}, info) => {
  test.setTimeout(900_000);
  const result = await runTour({
    picturesDir: info.outputPath('pictures'),
    say: (line) => info.annotations.push({ type: 'tour', description: line }),
  });
  expect(result.differences).toEqual([]);
  expect(result.imported).toBeGreaterThan(1_900);
  expect([result.here, result.there]).toEqual([20 + result.imported, 20 + result.imported]);
});
