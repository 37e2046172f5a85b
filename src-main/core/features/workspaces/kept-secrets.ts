import { z } from 'zod';
import type { Network } from '../../ports.ts';
import type { Store } from '../../store/store.ts';
import type { Tokens } from '../../sync/sign-in.ts';

/** Kept inside the encrypted store of the workspace, never anywhere else. */
const TOKENS = 'secret.tokens';
const CERTIFICATE = 'secret.certificate';

const tokensSchema = z.strictObject({ accessToken: z.string(), refreshToken: z.string().nullable() });

/** The tokens of the last sign-in, or null. */
export async function readTokens(store: Pick<Store, 'setting'>): Promise<Tokens | null> {
  const parsed = tokensSchema.safeParse(await store.setting(TOKENS));
  return parsed.success ? parsed.data : null;
}

export const saveTokens = (store: Store, { accessToken, refreshToken }: Tokens): Promise<null> =>
  store.write(async () => ({
    plan: { puts: [], settings: { [TOKENS]: { accessToken, refreshToken } } },
    result: null,
  }));

/** PEM of a company's own certificate authority, or null where the system's list is enough. */
export const readCertificate = async (store: Pick<Store, 'setting'>): Promise<string | null> =>
  z
    .string()
    .nullable()
    .catch(null)
    .parse(await store.setting(CERTIFICATE));

export const saveCertificate = (store: Store, pem: string | null): Promise<null> =>
  store.write(async () => ({ plan: { puts: [], settings: { [CERTIFICATE]: pem } }, result: null }));

/** The network, trusting one more certificate authority. */
export const trusting = (network: Network, ca: string | null): Network =>
  ca === null ? network : { ...network, request: (request, signal) => network.request({ ...request, ca }, signal) };
