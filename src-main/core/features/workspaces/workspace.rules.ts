import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Workspace } from '../../../../src-shared/ipc/workspaces.routes.ts';
import type { WorkspaceEntry } from '../../store/home-store.ts';

/** The word for `--workspace`: `local`, or `user@tenant@host`. */
export function workspaceName(entry: Pick<WorkspaceEntry, 'kind' | 'address' | 'tenant' | 'user'>): string {
  if (entry.kind === 'local' || entry.address === null) return 'local';
  return `${entry.user}@${entry.tenant}@${entry.address.replace(/^https?:\/\//u, '')}`;
}

export const toWorkspace = (entry: WorkspaceEntry): Workspace => ({
  id: entry.id,
  name: workspaceName(entry),
  kind: entry.kind,
  address: entry.address,
  tenant: entry.tenant,
  user: entry.user,
  profile: entry.profile,
  guarantee: entry.guarantee,
});

export const lastUsed = (entries: readonly WorkspaceEntry[]): WorkspaceEntry | null =>
  entries.reduce<WorkspaceEntry | null>(
    (latest, entry) => (latest === null || entry.lastUsedAt > latest.lastUsedAt ? entry : latest),
    null,
  );

/** What a person must have filled in before a server is asked anything. Returns the values without outer white space. */
export function checkIdentity(input: { tenant: string; user: string; secret: string }): {
  tenant: string;
  user: string;
} {
  const tenant = input.tenant.trim();
  const user = input.user.trim();
  if (tenant === '') throw new SatchelError('TENANT_MISSING');
  if (user === '') throw new SatchelError('USER_MISSING');
  if (input.secret === '') throw new SatchelError('CREDENTIAL_MISSING');
  return { tenant, user };
}

/** The server's host as a person reads it in a sentence; `local` where there is none. */
export const hostOf = (entry: Pick<WorkspaceEntry, 'address'>): string =>
  entry.address === null ? 'local' : new URL(entry.address).host;
