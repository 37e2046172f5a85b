import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { buildApp } from './build-app.ts';
import { identify } from './identify.ts';
import { type Office, openOffice } from './office.ts';
import { openPlatformAuth } from './platform-auth.ts';
import { BUILT_EXTENSIONS, type CellOptions, type Settings, settingsFrom } from './settings.ts';

export interface RunningCell extends Pick<Office, 'addUser' | 'mintToken' | 'close'> {
  /** `http://127.0.0.1:8001`, without a slash at the end. */
  readonly url: string;
  readonly app: FastifyInstance;
}

/** How long a stop waits for requests under way; a client that stopped halfway must not hold it up. */
const CLOSE_WAIT_MS = 2_000;

/**
 * Starts a cell in this process: `startCell({ port: 0, db: ':memory:', hasTestFaults: true })`.
 * @throws UsageError for an address that cannot be used; what the database or the port say
 */
export async function startCell(options: CellOptions = {}): Promise<RunningCell> {
  const settings = settingsFrom(options);
  const office = await openOffice(settings);
  try {
    const app = await buildApp(settings, depsFrom(settings, office));
    await app.listen({ host: settings.host, port: settings.port });
    const close = async (): Promise<void> => {
      const impatience = setTimeout(() => app.server.closeAllConnections(), CLOSE_WAIT_MS);
      await app.close();
      clearTimeout(impatience);
      await office.close();
    };
    return { url: urlOf(app), app, close, addUser: office.addUser, mintToken: office.mintToken };
  } catch (error) {
    await office.close();
    throw error;
  }
}

/** S2 reads CRM_AUTH_STRICT as "with no platform configured"; with one, the platform is asked about everybody. */
function depsFrom(settings: Settings, { storage, tokens }: Office): Parameters<typeof buildApp>[1] {
  const { clock, platformAuthUrl, defaultTenantId } = settings;
  const verify = platformAuthUrl === null ? tokens.verify : openPlatformAuth({ url: platformAuthUrl, clock });
  return {
    storage,
    tokens,
    defaultTenantId,
    extensions: BUILT_EXTENSIONS.filter((name) => !settings.without.has(name)),
    isMasking: !settings.without.has('masking'),
    onRepeat: settings.idempotency,
    identify: identify({ verify, defaultTenantId, isTokenRequired: settings.isStrict || platformAuthUrl !== null }),
  };
}

function urlOf(app: FastifyInstance): string {
  const { address, port, family } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
