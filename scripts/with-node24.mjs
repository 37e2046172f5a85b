// Runs a program on Node 24 whatever Node this machine has: `node scripts/with-node24.mjs FILE [ARG ...]`.
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at } from './root.mjs';
import { run } from './run.mjs';

await ensurePackages();
// Kept compilations halve the start of `satchel`, which reads its TypeScript as it is.
const env = { NODE_COMPILE_CACHE: at('node_modules', '.cache', 'node'), ...process.env };
process.exit(await run(node24(), process.argv.slice(2), { env }));
