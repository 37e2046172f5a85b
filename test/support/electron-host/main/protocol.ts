import type { Protocol } from 'electron';
import type { PageRequest, PageResponse } from '../link-contract.ts';
import { strict } from './strict.ts';
import type { WebRequestHooks } from './web-request.ts';

type Handler = Parameters<Protocol['handle']>[1];
type Subset = Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>;

export interface ProtocolParts {
  readonly protocol: Subset;
  readonly privileged: () => readonly string[];
  readonly handlerOf: (url: string) => Handler | undefined;
}

const schemeOf = (url: string): string => url.slice(0, url.indexOf(':'));

export const createProtocol = (isReady: () => boolean): ProtocolParts => {
  const handlers = new Map<string, Handler>();
  const privileged: string[] = [];
  const protocol = strict<Subset>('protocol', {
    registerSchemesAsPrivileged: (schemes) => {
      if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      privileged.splice(0, privileged.length, ...schemes.map(({ scheme }) => scheme));
    },
    handle: (scheme, handler) => {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
    unhandle: (scheme) => void handlers.delete(scheme),
    isProtocolHandled: (scheme) => handlers.has(scheme),
  });
  return { protocol, privileged: () => privileged, handlerOf: (url) => handlers.get(schemeOf(url)) };
};

const toRequest = ({ url, method, headers, body }: PageRequest): Request => {
  const hasBody = body !== null && method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers: { ...headers }, ...(hasBody ? { body: Buffer.from(body) } : {}) });
};

/** Answers what a page asks for. The pages have no network here: only registered schemes are answered. */
export const answerRequest =
  ({ handlerOf }: Pick<ProtocolParts, 'handlerOf'>, hooks: WebRequestHooks) =>
  async (request: PageRequest): Promise<PageResponse | null> => {
    if (!(await hooks.allows(request))) return null;
    const handler = handlerOf(request.url);
    if (!handler) return null;
    const response = await handler(toRequest(request));
    const headers = await hooks.headersOf(request, response);
    if (!headers) return null;
    return { status: response.status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  };
