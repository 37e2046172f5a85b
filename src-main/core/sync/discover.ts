import { z } from 'zod';
import {
  healthSchema,
  openApiSchema,
  pageSchema,
  type CellDeclaration,
} from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { Guarantee, Probe, ProfileId } from '../../../src-shared/ipc/workspaces.routes.ts';
import { TransportError, type HttpAnswer, type Network } from '../ports.ts';
import { PROFILES, profileOf } from './profiles/profiles.ts';
import type { Profile } from './profiles/profile.ts';
import { readAnswer } from './transport/answer.ts';
import { normaliseAddress } from './transport/address.ts';

export interface ProbedCell extends Probe {
  /** The base of every resource path. */
  readonly baseUrl: string;
  /** What the cell says of itself, or null where it says nothing. */
  readonly declaration: CellDeclaration | null;
}

interface ProbeInput {
  readonly network: Network;
  /** As typed. */
  readonly address: string;
  /** Null = find out. */
  readonly profile: ProfileId | null;
}

const PROBE_TIMEOUT_MS = 10_000;

/**
 * Asks an address what it is, without signing in. Errors: ADDRESS_INVALID, ADDRESS_INSECURE, SERVER_UNREACHABLE,
 * SERVER_NOT_CELL, CERTIFICATE_UNTRUSTED, PROFILE_UNSUPPORTED.
 */
export async function probeCell({ network, address: typed, profile: wanted }: ProbeInput): Promise<ProbedCell> {
  const address = normaliseAddress(typed);
  if (wanted !== null && profileOf(wanted) === null) throw unsupported(wanted);
  const ask: Ask = async (url, read) => read(await request(network, url));
  const document = openApiSchema.safeParse(await ask(`${address}/openapi.json`, jsonOf));
  const openApi = document.success ? document.data : null;
  const declaration = openApi?.['x-cell'] ?? null;
  const profile = choose(wanted, declaration);
  const baseUrl = await findBase({ address, profile, paths: Object.keys(openApi?.paths ?? {}), ask });
  if (baseUrl === null) throw new SatchelError('SERVER_NOT_CELL', { params: { host: hostOf(address) } });
  return {
    address,
    host: hostOf(address),
    profile: profile.id,
    version: openApi?.info.version ?? '',
    guarantee: guaranteeOf(profile),
    extensions: declaration?.extensions ?? [],
    baseUrl,
    declaration,
  };
}

export const hostOf = (address: string): string => new URL(address).host;

const guaranteeOf = (profile: Profile): Guarantee => (profile.idempotency.isHonoured ? 'exactly-once' : 'detected');

const unsupported = (profile: string): SatchelError =>
  new SatchelError('PROFILE_UNSUPPORTED', { params: { profile: profile.slice(0, 50) } });

/** The profile asked for, else the one the cell declares, else the first: the look at its health decides whether it fits. */
function choose(wanted: ProfileId | null, declaration: CellDeclaration | null): Profile {
  const named = wanted ?? declaration?.profile ?? null;
  const profile = named === null ? PROFILES[0] : PROFILES.find((candidate) => candidate.id === named);
  if (!profile) throw unsupported(named ?? '');
  return profile;
}

type Ask = <Result>(url: string, read: (answer: HttpAnswer) => Result) => Promise<Result>;

interface BaseSearch {
  readonly address: string;
  readonly profile: Profile;
  /** Paths of the OpenAPI document; empty where there is none. */
  readonly paths: readonly string[];
  readonly ask: Ask;
}

/** Below the prefix or directly at the root: wherever health answers as the documents say. */
async function findBase({ address, profile, paths, ask }: BaseSearch): Promise<string | null> {
  const list = profile.resources.customers?.paths.list ?? '';
  const announced = profile.prefixes.filter((prefix) => paths.some((path) => path.endsWith(`${prefix}${list}`)));
  for (const prefix of announced.length > 0 ? announced : profile.prefixes) {
    const health = await ask(`${address}${prefix}${profile.healthPath}`, jsonOf);
    if (healthSchema.safeParse(health).success && (await ask(`${address}${prefix}${list}?page=1&pageSize=1`, speaks))) {
      return `${address}${prefix}`;
    }
  }
  return null;
}

/** The JSON of a good answer, or null for whatever else stands at an address. */
function jsonOf(answer: HttpAnswer): unknown {
  if (answer.status !== 200) return null;
  try {
    return JSON.parse(answer.body) as unknown;
  } catch {
    return null;
  }
}

/** A list that answers as a cell's does, be it with a page or with a refusal in a cell's words. */
function speaks(http: HttpAnswer): boolean {
  const { isOk, body, httpStatus, code } = readAnswer(http, 0);
  if (isOk) return pageSchema(z.looseObject({})).safeParse(body).success;
  return (httpStatus === 401 || httpStatus === 403) && (!code.startsWith('HTTP_') || body !== null);
}

async function request(network: Network, url: string): Promise<HttpAnswer> {
  try {
    return await network.request({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      timeoutMs: PROBE_TIMEOUT_MS,
    });
  } catch (error) {
    throw connectionError(error, url);
  }
}

/** What a broken connection means to a person: CERTIFICATE_UNTRUSTED or SERVER_UNREACHABLE. */
export function connectionError(error: unknown, url: string): unknown {
  if (!(error instanceof TransportError)) return error;
  const code = error.kind === 'certificate' ? 'CERTIFICATE_UNTRUSTED' : 'SERVER_UNREACHABLE';
  return new SatchelError(code, { params: { host: hostOf(url) } }, { cause: error });
}
