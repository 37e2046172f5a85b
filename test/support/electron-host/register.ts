import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { installNetworkCut } from './main/network-cut.ts';

/** `node --import register.ts out/main/index.js`: resolves `electron` to the emulation, in the main thread only. */
const emulation = new URL('./main/electron.ts', import.meta.url).href;

if (isMainThread) {
  registerHooks({
    resolve: (specifier, context, next) =>
      ['electron', 'electron/main', 'electron/common'].includes(specifier)
        ? { url: emulation, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
} else {
  installNetworkCut();
}
