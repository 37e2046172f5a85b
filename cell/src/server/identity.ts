import { z } from 'zod';

export const ROLES = ['sales', 'tenant-admin', 'admin'] as const;
export type Role = (typeof ROLES)[number];
const roleSchema = z.enum(ROLES);

/** On whose behalf a request is done. */
export interface Identity {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
}

/** Who asks when nobody says so, which only a cell without CRM_AUTH_STRICT accepts. */
export const ANONYMOUS = 'anonymous';

export const isAdmin = (identity: Identity): boolean => identity.role !== 'sales';

/** The strongest role among words from a token; words that mean nothing here count as `sales`. */
export function strongestRole(words: readonly string[]): Role {
  const known = words.flatMap((word) => roleSchema.safeParse(word).data ?? []);
  return ROLES.findLast((role) => known.includes(role)) ?? 'sales';
}

const CONTROL = /[\u0000-\u001f\u007f]/u;

/** A tenant's or a person's name: 1 to 200 characters without control signs or white space at the ends. */
export const nameOfPartySchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text === text.trim() && !CONTROL.test(text));
