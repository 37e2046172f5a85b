// `npm test [-- unit|e2e] [ARG …]`: installs what is missing, builds, runs every test. The last line is the sum.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { findElectron } from './electron-binary.mjs';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';
import { countPlaywright, countVitest, summarise } from './test-counts.mjs';

const RESULTS = at('test-results');
const isElectron = () => process.env.SATCHEL_HOST !== 'emulation' && findElectron() !== null;

const runners = {
  unit: {
    title: 'unit, integration, contract (vitest)',
    report: `${RESULTS}/unit.json`,
    count: countVitest,
    command: (report, extra) => [
      at('node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(process.env.GITHUB_ACTIONS ? ['--reporter=github-actions'] : []),
      ...extra,
    ],
    env: {},
  },
  e2e: {
    title: () =>
      `end to end (playwright) on ${isElectron() ? 'ELECTRON' : 'the EMULATION of Electron, not Electron itself'}`,
    report: `${RESULTS}/e2e.json`,
    count: countPlaywright,
    command: (_report, extra) => [at('node_modules/@playwright/test/cli.js'), 'test', ...extra],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${RESULTS}/e2e.json` },
  },
};

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** A real Electron needs a display; without one it gets a virtual one. */
const onDisplay = (command) => {
  const isNeeded = process.platform === 'linux' && !process.env.DISPLAY && isElectron();
  return isNeeded ? ['xvfb-run', ['-a', node24(), ...command]] : [node24(), command];
};

const runOne = async ({ title, report, count, command, env }, extra) => {
  rmSync(report, { force: true });
  const [file, args] = onDisplay(command(report, extra));
  const code = await run(file, args, { cwd: root, env: { ...process.env, ...env } });
  return { title: typeof title === 'function' ? title() : title, ...count(readReport(report), code) };
};

const [first, ...rest] = process.argv.slice(2);
const isPart = first !== undefined && first in runners;
const extra = isPart ? rest : process.argv.slice(2);

await ensurePackages();
await ensureChromium({ needsDisplay: true });
await ensureBuilt();
mkdirSync(RESULTS, { recursive: true });
const results = [];
for (const [name, runner] of Object.entries(runners)) {
  if (!isPart || name === first) results.push(await runOne(runner, extra));
}
const { lines, isGreen } = summarise(results);
process.stdout.write(`\n${lines.join('\n')}\n`);
process.exitCode = isGreen ? 0 : 1;
