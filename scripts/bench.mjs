// `npm run bench [-- --rows N --only NAME …]`: the speed table. The screens are measured in the built app.
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';

const args = process.argv.slice(2);
await ensurePackages();
if (!args.some((arg) => arg.startsWith('--only')) || args.some((arg) => /^(--only=)?ui$/.test(arg))) {
  await ensureChromium({ needsDisplay: false });
  await ensureBuilt();
}
process.exit(await run(node24(), [at('test/bench/index.ts'), ...args], { cwd: root }));
