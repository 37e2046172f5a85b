import { defineConfig } from '@playwright/test';

/** End-to-end tests of the built app; `npm test -- e2e` builds it first. */
export default defineConfig({
  testDir: 'test/e2e/specs',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 150_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    // Written where PLAYWRIGHT_JSON_OUTPUT_FILE says.
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/e2e.json' }],
    ['./test/e2e/host-reporter.ts'],
  ],
});
