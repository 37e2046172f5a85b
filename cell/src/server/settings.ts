import { type Clock, systemClock } from '../system.ts';

export const EXTENSIONS = [
  'extra-resources',
  'updated-since',
  'etag',
  'request-lookup',
  'bulk-detail',
  'masking',
] as const;
export type Extension = (typeof EXTENSIONS)[number];
/** The extensions that this version has; `masking` is a switch, not an extension. */
export const BUILT_EXTENSIONS: readonly Extension[] = ['extra-resources'];

export const PROFILES = ['crm-cell', 'erp-crm', 'customer-lifecycle', 'customer-admin'] as const;
export type ProfileName = (typeof PROFILES)[number];
/** The profiles that this version serves. */
export const SERVED_PROFILES: readonly ProfileName[] = ['crm-cell'];

/** Everything a cell can be told. The command line fills it from flags and variables, a test from literals. */
export interface CellOptions {
  readonly host?: string | undefined;
  /** 0 takes any free port. */
  readonly port?: number | undefined;
  /** `sqlite:///FILE`, `FILE` or `:memory:`. */
  readonly db?: string | undefined;
  /** Switches and extensions that are off. */
  readonly without?: readonly Extension[] | undefined;
  readonly idempotency?: 'conflict' | 'replay' | undefined;
  /** Paths that answer 501; `{id}` stands for any segment. */
  readonly notImplemented?: readonly string[] | undefined;
  /** Requests per second and token; null: no limit. */
  readonly rate?: number | null | undefined;
  readonly hasTestFaults?: boolean | undefined;
  /** Refuse a request without a token (CRM_AUTH_STRICT=1). */
  readonly isStrict?: boolean | undefined;
  readonly defaultTenantId?: string | undefined;
  /** Key of the tokens; without it one is made and kept beside the database. */
  readonly jwtSecret?: string | undefined;
  /** The platform that checks tokens instead of this cell. */
  readonly platformAuthUrl?: string | undefined;
  readonly clock?: Clock | undefined;
}

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly db: string;
  readonly without: ReadonlySet<Extension>;
  readonly idempotency: 'conflict' | 'replay';
  readonly notImplemented: readonly string[];
  readonly rate: number | null;
  readonly hasTestFaults: boolean;
  readonly isStrict: boolean;
  readonly defaultTenantId: string;
  readonly jwtSecret: string | null;
  readonly platformAuthUrl: string | null;
  readonly clock: Clock;
}

/** S2's default database. */
export const DEFAULT_DB = 'sqlite:///./crm_cell.db';

/** Options with the documented defaults filled in. */
export const settingsFrom = (options: CellOptions): Settings => ({
  host: options.host ?? '127.0.0.1',
  port: options.port ?? 8001,
  db: options.db ?? DEFAULT_DB,
  without: new Set(options.without),
  idempotency: options.idempotency ?? 'conflict',
  notImplemented: options.notImplemented ?? [],
  rate: options.rate ?? null,
  hasTestFaults: options.hasTestFaults ?? false,
  isStrict: options.isStrict ?? false,
  defaultTenantId: options.defaultTenantId ?? 'default',
  jwtSecret: options.jwtSecret ?? null,
  platformAuthUrl: options.platformAuthUrl ?? null,
  clock: options.clock ?? systemClock,
});
