import { tokenAnswerSchema } from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { HttpAnswer, HttpRequest, Network } from '../ports.ts';
import { connectionError, hostOf } from './discover.ts';
import { readAnswer } from './transport/answer.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

interface Person {
  readonly tenant: string;
  readonly user: string;
}

const TIMEOUT_MS = 20_000;

/** Tokens for a password. Errors: SIGN_IN_REFUSED, TENANT_REFUSED, SERVER_UNREACHABLE, SERVER_NOT_CELL, CERTIFICATE_UNTRUSTED. */
export const signInWithPassword = ({
  password,
  ...rest
}: Person & { readonly network: Network; readonly address: string; readonly password: string }): Promise<Tokens> =>
  askForTokens(rest, { grant_type: 'password', username: rest.user, password, tenant: rest.tenant });

/** New tokens for a refresh token. Errors as for a password; SIGN_IN_REFUSED = the person has to sign in again. */
export const refresh = ({
  refreshToken,
  ...rest
}: Person & { readonly network: Network; readonly address: string; readonly refreshToken: string }): Promise<Tokens> =>
  askForTokens(rest, { grant_type: 'refresh_token', refresh_token: refreshToken, tenant: rest.tenant });

/**
 * Whether the server takes this token for this tenant. A server that also serves strangers answers every request, so a
 * token is never left out here. Errors: SIGN_IN_REFUSED, TENANT_REFUSED, and as above.
 */
export async function checkToken({
  network,
  baseUrl,
  tenant,
  user,
  accessToken,
}: Person & { readonly network: Network; readonly baseUrl: string; readonly accessToken: string }): Promise<void> {
  if (!isSendable(accessToken)) throw new SatchelError('SIGN_IN_REFUSED');
  const answer = await ask(network, {
    method: 'GET',
    url: `${baseUrl}/customers?page=1&pageSize=1`,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${accessToken}`,
      'x-tenant-id': headerText(tenant),
      'x-user-id': headerText(user),
    },
    timeoutMs: TIMEOUT_MS,
  });
  refuse(answer, baseUrl, tenant);
}

async function askForTokens(
  { network, address, tenant }: { readonly network: Network; readonly address: string; readonly tenant: string },
  body: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const answer = await ask(network, {
    method: 'POST',
    url: `${address}/oauth/token`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-tenant-id': headerText(tenant),
    },
    body: JSON.stringify(body),
    timeoutMs: TIMEOUT_MS,
  });
  const tokens = tokenAnswerSchema.safeParse(refuse(answer, address, tenant));
  if (!tokens.success) throw new SatchelError('SERVER_NOT_CELL', { params: { host: hostOf(address) } });
  return { accessToken: tokens.data.access_token, refreshToken: tokens.data.refresh_token ?? null };
}

async function ask(network: Network, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await network.request(request);
  } catch (error) {
    throw connectionError(error, request.url);
  }
}

/** The body of a good answer; every other answer as the error that a person can act upon. */
function refuse(http: HttpAnswer, url: string, tenant: string): unknown {
  const answer = readAnswer(http, 0);
  if (answer.isOk) return answer.body;
  if (http.status === 403) throw new SatchelError('TENANT_REFUSED', { params: { tenant } });
  // RFC 6749 answers a wrong password with 400 invalid_grant
  if (http.status === 401 || http.status === 400 || http.status === 422) throw new SatchelError('SIGN_IN_REFUSED');
  const code = http.status === 429 || http.status >= 500 ? 'SERVER_UNREACHABLE' : 'SERVER_NOT_CELL';
  throw new SatchelError(code, { params: { host: hostOf(url) } });
}

/** A header holds visible ASCII; a tenant or user with other letters goes percent-encoded. */
export const headerText = (text: string): string => (isSendable(text) ? text : encodeURIComponent(text));

const isSendable = (text: string): boolean => /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/u.test(text);
