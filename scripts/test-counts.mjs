// Counts of passed and failed tests, from the runners' JSON reports and exit codes.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const NOTHING = { passed: 0, failed: 1, skipped: 0 };

/** A runner that crashed, broke off, or ran nothing has failed, whatever its report says. @returns {Counts} */
const honest = ({ passed, failed, skipped }, code) => {
  const isBroken = (code !== 0 && failed === 0) || passed + failed === 0;
  return { passed, failed: failed + (isBroken ? 1 : 0), skipped };
};

/** @param {any} report vitest's JSON report or null @param {number} code its exit code @returns {Counts} */
export const countVitest = (report, code) => {
  if (!report) return NOTHING;
  const { numPassedTests, numFailedTests, numPendingTests = 0, numTodoTests = 0 } = report;
  return honest({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }, code);
};

/** @param {any} report Playwright's JSON report or null @param {number} code its exit code @returns {Counts} */
export const countPlaywright = (report, code) => {
  if (!report?.stats) return NOTHING;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return honest({ passed: expected + flaky, failed: unexpected, skipped }, code);
};

/** The lines to print, the sum alone on the last one. @param {readonly (Counts & { title: string })[]} results */
export const summarise = (results) => {
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  const lines = results.map(
    ({ title, passed, failed, skipped }) => `${title}: ${passed} passed, ${failed} failed, ${skipped} skipped`,
  );
  const failed = results.length === 0 ? 1 : sum('failed');
  return { lines: [...lines, `${sum('passed')} passed, ${failed} failed`], isGreen: failed === 0 };
};
