import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The product's own renderer with an in-memory bridge in front, for looking at screens without a shell. */
export default defineConfig({
  root: resolve(here, '../../../src-renderer'),
  cacheDir: resolve(here, '../../../node_modules/.vite-renderer-preview'),
  server: { fs: { allow: [resolve(here, '../../..')] } },
  plugins: [
    react(),
    {
      name: 'in-memory-bridge',
      transformIndexHtml: () => [
        {
          tag: 'script',
          attrs: { type: 'module', src: `/@fs${resolve(here, 'bridge.ts')}` },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
});
