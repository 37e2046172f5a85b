import { MEMORY } from '../storage/database-path.ts';
import { UsageError } from '../usage-error.ts';
import { type Environment, officeOptions } from './cell-options.ts';
import { oneOf, readFlags, required, wholeNumber } from './flags.ts';
import { nameOfPartySchema, type Role, ROLES } from './identity.ts';
import type { CellOptions } from './settings.ts';
import { TOKEN_HOURS, type TokenWish } from './office.ts';

const PERSON_FLAGS = {
  tenant: { type: 'string' },
  user: { type: 'string' },
  role: { type: 'string' },
  db: { type: 'string' },
} as const;
const TEN_YEARS_HOURS = 87_600;

export interface Person {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
}

/** What `cell:token` is told. @throws UsageError */
export function tokenOptions(args: readonly string[], env: Environment): { options: CellOptions; wish: TokenWish } {
  const flags = readFlags(args, { ...PERSON_FLAGS, hours: { type: 'string' } });
  const options = officeOptions(flags.db, env);
  if (options.jwtSecret === undefined) refuseMemory(options);
  const hours = wholeNumber('--hours', flags.hours ?? String(TOKEN_HOURS), [1, TEN_YEARS_HOURS]);
  return { options, wish: { ...personFrom(flags), hours } };
}

/** What `cell:user` is told; the password itself comes from standard input. @throws UsageError */
export function userOptions(args: readonly string[], env: Environment): { options: CellOptions; person: Person } {
  const flags = readFlags(args, { ...PERSON_FLAGS, 'password-stdin': { type: 'boolean' } });
  const options = officeOptions(flags.db, env);
  refuseMemory(options);
  if (flags['password-stdin'] !== true) required('--password-stdin', undefined);
  return { options, person: personFrom(flags) };
}

function personFrom(flags: {
  tenant?: string | undefined;
  user?: string | undefined;
  role?: string | undefined;
}): Person {
  return {
    tenantId: partyName('--tenant', flags.tenant),
    userId: partyName('--user', flags.user),
    role: oneOf('--role', flags.role ?? 'sales', ROLES),
  };
}

function partyName(flag: string, value: string | undefined): string {
  const parsed = nameOfPartySchema.safeParse(required(flag, value));
  if (parsed.success) return parsed.data;
  throw new UsageError({ zh: `${flag} 太长或含有控制字符。`, en: `${flag} is too long or holds control characters.` });
}

/** What is written to a database in memory is gone with the command that wrote it. */
function refuseMemory({ db }: CellOptions): void {
  if (db === undefined || !db.endsWith(MEMORY)) return;
  throw new UsageError({
    zh: '内存数据库随命令结束而消失，请用 --db 指定文件。',
    en: 'A database in memory ends with this command. Name a file with --db.',
  });
}
