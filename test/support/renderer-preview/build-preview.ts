import react from '@vitejs/plugin-react';
import { createServer, type Server } from 'node:http';
import { extname, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const here = import.meta.dirname;
const renderer = resolve(here, '../../../src-renderer');

/** The renderer's first module imports the bridge before anything else, so that it finds `window.satchel`. */
const inMemoryBridge: Plugin = {
  name: 'in-memory-bridge',
  enforce: 'pre',
  transform: (code, id) =>
    id === resolve(renderer, 'app/main.tsx') ? `import ${JSON.stringify(resolve(here, 'bridge.ts'))};\n${code}` : null,
};

/** The product's own renderer with an in-memory bridge in front, built into memory: file name to content. */
async function buildPreview(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    root: renderer,
    logLevel: 'error',
    plugins: [inMemoryBridge, react()],
    build: { write: false, minify: false, rollupOptions: { input: resolve(renderer, 'index.html') } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(outputs.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the built preview on a free port of this computer. */
export async function servePreview(): Promise<{ readonly origin: string; readonly server: Server }> {
  const files = await buildPreview();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://preview');
    const name = pathname === '/' ? '/index.html' : pathname;
    const content = files.get(name);
    // The browser asks for an icon by itself.
    response.writeHead(content === undefined ? 204 : 200, {
      'content-type': `${TYPES[extname(name)] ?? 'application/octet-stream'}; charset=utf-8`,
      // The page changes with every build, what it names has its content's hash in its name.
      'cache-control': name === '/index.html' ? 'no-store' : 'max-age=3600',
    });
    response.end(content);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The preview has no port');
  return { origin: `http://127.0.0.1:${String(address.port)}/`, server };
}
