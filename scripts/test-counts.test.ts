import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The scripts are plain JavaScript for any Node, so they are asked as the programs they are. */
const ask = (expression: string): unknown => {
  const module = new URL('./test-counts.mjs', import.meta.url).href;
  const program = `import * as counts from ${JSON.stringify(module)}; console.log(JSON.stringify(${expression}))`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
};

describe('the sum of the test runners', () => {
  it('adds them up and puts the sum alone on the last line', () => {
    const results = `[{ title: 'a', passed: 2, failed: 0, skipped: 1 }, { title: 'b', passed: 3, failed: 0, skipped: 0 }]`;
    expect(ask(`counts.summarise(${results})`)).toEqual({
      lines: ['a: 2 passed, 0 failed, 1 skipped', 'b: 3 passed, 0 failed, 0 skipped', '5 passed, 0 failed'],
      isGreen: true,
    });
  });

  it.each([
    ['crashed before it wrote a report', 'counts.countVitest(null, 1)', 0],
    ['has a green report and a bad exit code', 'counts.countVitest({ numPassedTests: 3, numFailedTests: 0 }, 1)', 3],
    ['found no test at all', 'counts.countVitest({ numPassedTests: 0, numFailedTests: 0 }, 0)', 0],
    ['was stopped', 'counts.countPlaywright({ stats: { expected: 1, flaky: 0, unexpected: 0, skipped: 2 } }, 130)', 1],
    ['wrote half a report', 'counts.countPlaywright({}, 0)', 0],
  ])('counts a runner that %s as failed', (_case, expression, passed) => {
    expect(ask(expression)).toMatchObject({ passed, failed: 1 });
  });

  it('is not green when nothing ran', () => {
    expect(ask('counts.summarise([])')).toEqual({ lines: ['0 passed, 1 failed'], isGreen: false });
  });
});
