import type { Net } from 'electron';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ProtocolParts } from './protocol.ts';
import { notEmulated, strict } from './strict.ts';

type Subset = Pick<Net, 'fetch' | 'isOnline' | 'online'>;

/** `fetch` reads files and registered schemes; for the network the core has Node's own. */
export const createNet = (parts: Pick<ProtocolParts, 'handlerOf'>, isOnline: () => boolean): Subset =>
  strict<Subset>('net', {
    isOnline,
    get online() {
      return isOnline();
    },
    fetch: async (input, init) => {
      const url = typeof input === 'string' ? input : input.url;
      if (url.startsWith('file:')) return new Response(await readFile(fileURLToPath(url)));
      const handler = parts.handlerOf(url);
      if (!handler) throw notEmulated(`net.fetch of ${url}`);
      return handler(new Request(url, init));
    },
  });
