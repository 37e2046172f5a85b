import { UsageError } from '../usage-error.ts';
import { oneOf, readFlags, wholeNumber } from './flags.ts';
import { nameOfPartySchema } from './identity.ts';
import { type CellOptions, EXTENSIONS, PROFILES, SERVED_PROFILES } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  db: { type: 'string' },
  profile: { type: 'string' },
  'no-extension': { type: 'string', multiple: true },
  idempotency: { type: 'string' },
  's3-http-200': { type: 'boolean' },
  'not-implemented': { type: 'string', multiple: true },
  rate: { type: 'string' },
  'test-faults': { type: 'boolean' },
} as const;

/**
 * What `cell` is told by its flags and, where a flag is not given, by the documented variables.
 * `--s3-http-200` is accepted for every cell and means something only where the erp-crm profile is served.
 * @throws UsageError
 */
export function cellOptions(args: readonly string[], env: Environment): CellOptions {
  const flags = readFlags(args, FLAGS);
  const port = flags.port ?? filled(env['PORT']);
  refuseUnservedProfile(flags.profile);
  return {
    ...officeOptions(flags.db, env),
    host: flags.host,
    port: port === undefined ? undefined : wholeNumber(flags.port === undefined ? 'PORT' : '--port', port, [0, 65_535]),
    without: (flags['no-extension'] ?? []).map((name) => oneOf('--no-extension', name, EXTENSIONS)),
    idempotency:
      flags.idempotency === undefined
        ? undefined
        : oneOf('--idempotency', flags.idempotency, ['conflict', 'replay'] as const),
    notImplemented: (flags['not-implemented'] ?? []).map(pathFlag),
    rate: flags.rate === undefined ? null : wholeNumber('--rate', flags.rate, [1, 1_000_000]),
    hasTestFaults: flags['test-faults'] ?? false,
    isStrict: strictness(env['CRM_AUTH_STRICT']),
    defaultTenantId: tenantName(env['DEFAULT_TENANT_ID']),
    platformAuthUrl: webAddress(env['PLATFORM_AUTH_URL']),
  };
}

/** What `cell:token` and `cell:user` share with the server: where the data lies and the key of the tokens. */
export const officeOptions = (db: string | undefined, env: Environment): CellOptions => ({
  db: db ?? filled(env['CRM_DATABASE_URL']),
  jwtSecret: filled(env['CELL_JWT_SECRET']),
});

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function refuseUnservedProfile(profile: string | undefined): void {
  if (profile === undefined || SERVED_PROFILES.includes(oneOf('--profile', profile, PROFILES))) return;
  throw new UsageError({
    zh: `这个版本的细胞还不提供 ${profile}，请用 --profile crm-cell。`,
    en: `This version of the cell does not serve ${profile} yet. Use --profile crm-cell.`,
  });
}

function pathFlag(path: string): string {
  if (/^\/[^?#\s]*$/u.test(path)) return path;
  throw new UsageError({
    zh: `--not-implemented 应为以 / 开头的路径，不能是「${path}」。`,
    en: `--not-implemented must be a path that starts with /, not "${path}".`,
  });
}

function strictness(word: string | undefined): boolean {
  return oneOf('CRM_AUTH_STRICT', filled(word) ?? '0', ['0', '1'] as const) === '1';
}

function tenantName(name: string | undefined): string | undefined {
  if (filled(name) === undefined || nameOfPartySchema.safeParse(name).success) return filled(name);
  throw new UsageError({ zh: 'DEFAULT_TENANT_ID 不是可用的租户名。', en: 'DEFAULT_TENANT_ID is not a usable tenant.' });
}

function webAddress(url: string | undefined): string | undefined {
  if (filled(url) === undefined) return undefined;
  if (/^https?:$/u.test(URL.parse(url ?? '')?.protocol ?? '')) return url;
  throw new UsageError({ zh: 'PLATFORM_AUTH_URL 不是网址。', en: 'PLATFORM_AUTH_URL is not a web address.' });
}
