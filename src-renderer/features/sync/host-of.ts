import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';

/** The server as a person calls it: the host of its address. */
export function hostOf(workspace: Workspace | null): string {
  const address = workspace?.address ?? '';
  return URL.canParse(address) ? new URL(address).host : address;
}
