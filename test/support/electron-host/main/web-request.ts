import type {
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRequestListenerDetails,
  OnHeadersReceivedListenerDetails,
  WebRequest,
  WebRequestFilter,
} from 'electron';
import type { PageRequest } from '../link-contract.ts';
import { notEmulated, strict } from './strict.ts';

type Subset = Pick<WebRequest, 'onBeforeRequest' | 'onHeadersReceived'>;
type BeforeRequest = (details: OnBeforeRequestListenerDetails, callback: (answer: CallbackResponse) => void) => void;
type HeadersReceived = (
  details: OnHeadersReceivedListenerDetails,
  callback: (answer: HeadersReceivedResponse) => void,
) => void;
type Headers = Readonly<Record<string, string>>;

export interface WebRequestHooks {
  readonly webRequest: Subset;
  readonly allows: (request: PageRequest) => Promise<boolean>;
  /** Null when a listener cancelled it. */
  readonly headersOf: (request: PageRequest, response: Response) => Promise<Headers | null>;
}

/** A listener for everything, with the filter checked to say just that. */
const listenerOf = <Listener>(first: unknown, second: unknown): Listener | null => {
  if (second === undefined) return first as Listener | null;
  const { urls } = first as WebRequestFilter;
  if (!urls.includes('<all_urls>')) throw notEmulated('a webRequest filter other than <all_urls>');
  return second as Listener | null;
};

const detailsOf = (request: PageRequest): OnBeforeRequestListenerDetails =>
  strict('webRequest details', {
    id: 0,
    url: request.url,
    method: request.method,
    resourceType: request.resourceType,
    referrer: '',
    timestamp: 0,
    uploadData: [],
    webContentsId: request.windowId,
  });

const listed = (headers: Headers): Record<string, string[]> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

const flat = (headers: Readonly<Record<string, string | string[]>>): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join('\n')]));

export const createWebRequest = (): WebRequestHooks => {
  const hooks: { before: BeforeRequest | null; received: HeadersReceived | null } = { before: null, received: null };
  const webRequest: Subset = {
    onBeforeRequest: (first: unknown, second?: unknown) => {
      hooks.before = listenerOf<BeforeRequest>(first, second);
    },
    onHeadersReceived: (first: unknown, second?: unknown) => {
      hooks.received = listenerOf<HeadersReceived>(first, second);
    },
  };
  return {
    webRequest: strict('webRequest', webRequest),
    allows: async (request) => {
      const { before } = hooks;
      if (!before) return true;
      const answer = await new Promise<CallbackResponse>((resolve) => before(detailsOf(request), resolve));
      if (answer.redirectURL !== undefined) throw notEmulated('redirectURL in onBeforeRequest');
      return answer.cancel !== true;
    },
    headersOf: async (request, response) => {
      const headers = Object.fromEntries(response.headers.entries());
      const { received } = hooks;
      if (!received) return headers;
      const details = {
        ...detailsOf(request),
        statusCode: response.status,
        statusLine: `HTTP/1.1 ${response.status}`,
        responseHeaders: listed(headers),
      } as OnHeadersReceivedListenerDetails;
      const answer = await new Promise<HeadersReceivedResponse>((resolve) => received(details, resolve));
      if (answer.cancel === true) return null;
      return answer.responseHeaders ? flat(answer.responseHeaders) : headers;
    },
  };
};
