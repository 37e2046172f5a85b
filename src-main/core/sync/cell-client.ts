import type { Json } from '../../../src-shared/lib/json.ts';
import { TransportError, type Clock, type HttpRequest, type Log, type Network } from '../ports.ts';
import { backOffMs } from './planner/back-off.ts';
import { classify } from './planner/classify.ts';
import type { Profile } from './profiles/profile.ts';
import { createHostGate } from './transport/host-gate.ts';
import { headerText, type Tokens } from './sign-in.ts';
import { readAnswer, type Answer } from './transport/answer.ts';

export interface CellRequest {
  readonly method: HttpRequest['method'];
  /** Below the base URL, with a leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: Json | null;
  /** The operation's key; only writes have one. */
  readonly requestId?: string;
}

/** Nobody is signed in, or the server takes our token no more and gives no other. */
export class SignedOut extends Error {}

export interface CellClient {
  /** Rejects with TransportError, SignedOut or HostPaused. A 401 is answered here: one refresh for any number of them. */
  readonly request: (request: CellRequest, signal?: AbortSignal) => Promise<Answer>;
}

export interface ClientParts {
  readonly network: Network;
  readonly clock: Clock;
  readonly log: Log;
  readonly profile: Profile;
  readonly workspace: { readonly baseUrl: string; readonly tenant: string; readonly user: string };
  readonly credentials: { readonly get: () => Promise<Tokens | null> };
  /** New tokens, kept, or null where the person has to sign in again. */
  readonly refresh: (tokens: Tokens) => Promise<Tokens | null>;
  /** In [0, 1). */
  readonly random: () => number;
}

const TIMEOUT_MS = 30_000;
const READ_TRIES = 4;

/**
 * A client for one round. Every request says for which tenant and as whom, and carries a token: a server that also serves
 * strangers would file what comes without one under a tenant of its own choosing.
 */
export function createCellClient(parts: ClientParts): CellClient {
  const gate = createHostGate(parts.clock);
  const session = createSession(parts);
  const once = async (request: CellRequest, signal?: AbortSignal): Promise<Answer> => {
    await gate.pass(signal);
    const http = await parts.network.request(httpRequest(parts, request, await session.token()), signal);
    const answer = readAnswer(http, parts.clock.now());
    const isThrottled = answer.httpStatus === 429 || answer.httpStatus === 503;
    if (isThrottled) gate.close(answer.retryAfterMs || backOffMs(gate.closings() + 1, parts.random()));
    else gate.open();
    return answer;
  };
  const signedIn = async (request: CellRequest, signal?: AbortSignal): Promise<Answer> => {
    const used = await session.token();
    const answer = await once(request, signal);
    if (classify(answer).kind !== 'sign_in') return answer;
    await session.renew(used);
    const again = await once(request, signal);
    if (classify(again).kind === 'sign_in') throw new SignedOut();
    return again;
  };
  return {
    request: (request, signal) =>
      request.method === 'GET' ? readAgain(() => signedIn(request, signal)) : signedIn(request, signal),
  };
}

/** Reading twice does no harm, so what broke on the way is tried again at once. */
async function readAgain(read: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await read();
      const isThrottled = answer.httpStatus === 429 || answer.httpStatus === 503;
      if (!isThrottled || tries >= READ_TRIES) return answer;
    } catch (error) {
      if (!(error instanceof TransportError) || error.kind !== 'broken' || tries >= READ_TRIES) throw error;
    }
  }
}

function httpRequest({ profile, workspace }: ClientParts, request: CellRequest, token: string): HttpRequest {
  const { tenant, user, baseUrl } = workspace;
  const isWrite = request.method !== 'GET';
  const body = request.body === undefined || request.body === null ? undefined : JSON.stringify(request.body);
  const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${token}` };
  if (profile.tenantHeader) headers[profile.tenantHeader.toLowerCase()] = headerText(tenant);
  if (profile.userHeader) headers[profile.userHeader.toLowerCase()] = headerText(user);
  if (isWrite && request.requestId) headers[profile.idempotency.header.toLowerCase()] = request.requestId;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const query = new URLSearchParams(
    Object.entries(request.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return {
    method: request.method,
    url: `${baseUrl}${request.path}${query === '' ? '' : `?${query}`}`,
    headers,
    ...(body === undefined ? {} : { body }),
    timeoutMs: TIMEOUT_MS,
  };
}

interface TokenSession {
  readonly token: () => Promise<string>;
  /** Fresh tokens after a 401 to a request that carried `used`. Throws SignedOut. */
  readonly renew: (used: string) => Promise<void>;
}

function createSession({ credentials, refresh, log }: ClientParts): TokenSession {
  let renewal: Promise<Tokens | null> | null = null;
  const current = async (): Promise<Tokens> => {
    const tokens = await credentials.get();
    if (!tokens) throw new SignedOut();
    return tokens;
  };
  return {
    token: async () => (await current()).accessToken,
    renew: async (used) => {
      const tokens = await current();
      if (tokens.accessToken !== used) return;
      renewal ??= refresh(tokens);
      if ((await renewal) === null) {
        log.warn('signed out by the server');
        throw new SignedOut();
      }
    },
  };
}
