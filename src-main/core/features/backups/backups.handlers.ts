import type { backupsRoutes } from '../../../../src-shared/ipc/backups.routes.ts';
import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { Backups } from './backups.ts';

interface Deps {
  readonly backups: Backups;
  readonly files: { readonly pathOf: (fileId: string, purpose: 'read' | 'write') => string };
  /** Opens the workspace that was rebuilt. */
  readonly reopen: (id: string) => Promise<unknown>;
}

const silent = (): void => undefined;

export const backupsHandlers = ({ backups, files, reopen }: Deps): HandlersFor<typeof backupsRoutes> => ({
  'backups.snapshots': () => [...backups.snapshots()],
  'backups.lastCheck': async () => ({ soundAt: await backups.lastSoundAt() }),
  'backups.save': async ({ fileId, passphrase }) => {
    const { at, bytes } = await backups.save({
      file: files.pathOf(fileId, 'write'),
      lock: { passphrase, key: null },
      only: null,
      onBytes: silent,
      signal: new AbortController().signal,
    });
    return { at, bytes };
  },
  'backups.restore': async ({ fileId, passphrase }) => {
    const file = files.pathOf(fileId, 'read');
    const restored = await backups.restore({ file, lock: { passphrase, key: null }, onBytes: silent });
    return { workspaces: restored.length, unsent: restored.reduce((sum, { unsent }) => sum + unsent, 0) };
  },
  'recovery.offer': async () => {
    const { workspace, snapshot, isPossible, records, salvageable, unsent } = await backups.offer(null);
    const { id, kind, address, tenant, user } = workspace;
    return {
      workspace: { id, kind, address, tenant, user },
      ...{ isPossible, records, salvageable, unsent },
      snapshotAt: snapshot?.at ?? null,
    };
  },
  'recovery.run': async () => {
    const { workspace, snapshotAt, salvaged, unsent, lost } = await backups.recover(null);
    await reopen(workspace.id);
    return { snapshotAt, salvaged, unsent, lost };
  },
  'recovery.startAnew': async () => {
    const { id } = await backups.startAnew();
    await reopen(id);
    return {};
  },
});
