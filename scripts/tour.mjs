// `npm run tour`: a cell, the app, a day without network, and pictures of it.
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';

await ensurePackages();
await ensureChromium({ needsDisplay: false });
await ensureBuilt();
process.exit(await run(node24(), [at('test/e2e/tour/index.ts'), ...process.argv.slice(2)], { cwd: root }));
