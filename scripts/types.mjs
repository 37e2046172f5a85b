// `npm run types`: checks every TypeScript project; says them all before it fails.
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';

await ensurePackages();
const codes = [];
for (const project of ['shared', 'node', 'renderer', 'test']) {
  const args = [at('node_modules/typescript/bin/tsc'), '-p', at(`tsconfig.${project}.json`)];
  codes.push(await run(node24(), args, { cwd: root }));
}
process.exit(codes.every((code) => code === 0) ? 0 : 1);
