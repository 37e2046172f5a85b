import type { Kysely } from 'kysely';
import type { Tables, UserTable } from './tables.ts';

export type User = UserTable;

/** The person of this name in this tenant, or null. */
export async function findUser(db: Kysely<Tables>, tenantId: string, userId: string): Promise<User | null> {
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a person, or replaces password and role of one who exists. */
export async function saveUser(db: Kysely<Tables>, user: Omit<User, 'passwordVersion'>): Promise<void> {
  await db
    .insertInto('users')
    .values({ ...user, passwordVersion: 1 })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'userId']).doUpdateSet(({ eb, ref }) => ({
        role: user.role,
        passwordHash: user.passwordHash,
        passwordVersion: eb(ref('users.passwordVersion'), '+', 1),
      })),
    )
    .execute();
}
