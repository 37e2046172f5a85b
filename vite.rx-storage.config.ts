import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Our RxStorage alone, as plain ESM in `out/testing`, for suites that load one (RxDB's own does). */
export default defineConfig({
  build: {
    ssr: resolve(import.meta.dirname, 'src-main/core/store/rx-storage/custom-storage.ts'),
    outDir: 'out/testing',
    target: 'node24',
    rollupOptions: { output: { format: 'es', entryFileNames: 'rx-storage.mjs' } },
  },
});
