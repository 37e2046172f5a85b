import { databasePath } from '../storage/database-path.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { saveUser } from '../storage/users.repository.ts';
import type { Identity, Role } from './identity.ts';
import { hashPassword } from './passwords.ts';
import type { Settings } from './settings.ts';
import { tokenSecret } from './token-secret.ts';
import { openTokens, type Tokens } from './tokens.ts';

export interface NewUser {
  readonly tenantId: string;
  readonly userId: string;
  readonly password: string;
  /** `sales` unless given. */
  readonly role?: Role;
}

export interface TokenWish extends Omit<Identity, 'role'> {
  /** `sales` unless given. */
  readonly role?: Role;
  /** 12 unless given. */
  readonly hours?: number;
}

/** A cell without a port: its rows, its keys, its people. */
export interface Office {
  readonly storage: Storage;
  readonly tokens: Tokens;
  /** Adds a person for `/oauth/token`; one who exists gets the new password and role. */
  readonly addUser: (user: NewUser) => Promise<void>;
  /** A bearer token signed with the secret of this database. */
  readonly mintToken: (wish: TokenWish) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const TOKEN_HOURS = 12;

/** Opens the database of a cell without serving it. @throws UsageError, and what the database says */
export async function openOffice(settings: Settings): Promise<Office> {
  const { clock } = settings;
  const path = databasePath(settings.db);
  const storage = await openStorage({ path, clock });
  const tokens = openTokens({ secret: tokenSecret({ given: settings.jwtSecret, path }), clock });
  return {
    storage,
    tokens,
    addUser: async ({ tenantId, userId, password, role = 'sales' }) =>
      saveUser(storage.db, { tenantId, userId, role, passwordHash: await hashPassword(password) }),
    mintToken: mintWith(tokens),
    close: storage.close,
  };
}

/** A token for a database that need not be opened: only its secret is read, or made. */
export function mintWithoutStore({ clock, db, jwtSecret }: Settings, wish: TokenWish): Promise<string> {
  return mintWith(openTokens({ secret: tokenSecret({ given: jwtSecret, path: databasePath(db) }), clock }))(wish);
}

const mintWith =
  (tokens: Tokens) =>
  ({ hours = TOKEN_HOURS, role = 'sales', ...who }: TokenWish): Promise<string> =>
    tokens.mint({ ...who, role }, hours * 3_600);
