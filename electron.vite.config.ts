import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const at = (path: string): string => resolve(import.meta.dirname, path);
/** Without it every module's code begins with a comment that tells where it lay on the machine that built it. */
const TELLS_NO_PATHS = { attachDebugInfo: 'none' } as const;
/** Less to read at each start. Names stay: the log tells errors by their class. */
const SMALL = { compress: true, mangle: false, codegen: true } as const;

/**
 * Three bundles: main (with the core's worker and the command line beside it), a CommonJS preload because sandboxed preloads must be,
 * the renderer. Main takes its packages in, so that the installed app carries no node_modules but the native one; the terms of
 * all that is taken in lie beside the bundles.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      license: { fileName: 'licenses.md' },
      rollupOptions: {
        input: { index: at('src-main/index.ts'), 'core-worker': at('src-main/core-worker.ts') },
        experimental: TELLS_NO_PATHS,
        output: { minify: SMALL },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: at('src-preload/index.ts') },
        experimental: TELLS_NO_PATHS,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    base: './',
    build: {
      outDir: at('out/renderer'),
      minify: true,
      license: { fileName: 'licenses.md' },
      rollupOptions: { input: { index: at('src-renderer/index.html') } },
    },
    plugins: [react()],
  },
});
