import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * Our RxStorage alone, as plain ESM in `out/testing`, for suites that load one (RxDB's own does). It may be copied anywhere:
 * beside Node it wants RxDB, so that both sides share one, and the driver with its compiled part.
 */
export default defineConfig({
  build: {
    ssr: resolve(import.meta.dirname, 'src-main/core/store/rx-storage/custom-storage.ts'),
    outDir: 'out/testing',
    target: 'node24',
    license: { fileName: 'licenses.md' },
    rollupOptions: {
      // Without it every module's code begins with a comment that tells where it lay on the machine that built it.
      experimental: { attachDebugInfo: 'none' },
      output: { format: 'es', entryFileNames: 'rx-storage.mjs' },
    },
  },
  ssr: { noExternal: true, external: ['rxdb'] },
});
