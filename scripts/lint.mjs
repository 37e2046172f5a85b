// `npm run lint`: rules, format, and code or packages that nothing uses; says them all before it fails.
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';

const CHECKS = [
  ['node_modules/eslint/bin/eslint.js', '.'],
  ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['node_modules/knip/bin/knip.js', '--no-progress'],
];

await ensurePackages();
const codes = [];
for (const [program, ...args] of CHECKS) codes.push(await run(node24(), [at(program), ...args], { cwd: root }));
process.exit(codes.every((code) => code === 0) ? 0 : 1);
