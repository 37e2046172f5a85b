import type { EventMessage } from '../../src-shared/ipc/events.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { UpdateProgress } from '../../src-shared/ipc/update-progress.ts';
import type { Core } from './core.ts';
import { coreHandlers } from './handlers.ts';
import { checkAtStart } from './features/backups/check-at-start.ts';
import { keepSnapshots } from './features/backups/keep-snapshots.ts';
import { toWorkspace } from './features/workspaces/workspace.rules.ts';
import { openParts, type CoreParts } from './open-parts.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Ports } from './ports.ts';
import type { Change } from './store/store.ts';

/** Beyond so many ids a window reads its page again instead of looking which rows it shows. */
const MOST_IDS = 500;

interface CoreOptions {
  readonly home: string;
  readonly ports: Ports;
  /** Hears of everything, also of what happens while the core opens. */
  readonly onEvent: (message: EventMessage) => void;
}

/** The core as the app hosts it: routes, events, and rounds of sync by themselves. Errors: the STORE_ codes. */
export async function openCore({ home, ports, onEvent: emit }: CoreOptions): Promise<Core> {
  const onUpdate = (data: UpdateProgress | null): void => emit({ name: 'store.progress', data });
  // Every key is in the snapshot that takes the place of a damaged list: there is nothing to ask a person.
  return coreOver(await openParts({ home, ports, onUpdate, mendsHome: true }), emit);
}

/** The same over use cases that are wired already. Opens the workspace used last; a damaged one waits to be recovered. */
export async function coreOver(parts: CoreParts, emit: CoreOptions['onEvent']): Promise<Core> {
  const { session } = parts;
  const damage = holdDamaged(parts, emit);
  const stopCare = takeCare(parts);
  const tell = (changes: readonly Change[]): void => {
    for (const { entity, ids } of changes) {
      emit({ name: `${entity}.changed`, data: { ids: ids.length > MOST_IDS ? null : [...ids] } });
    }
  };
  session.onOpen(({ entry, store, engine }: OpenWorkspace) => {
    store.onChange(tell);
    engine?.onChange((data) => emit({ name: 'sync.changed', data }));
    engine?.startAutomatic();
    emit({ name: 'workspaces.changed', data: toWorkspace(entry) });
  });
  parts.jobs.onProgress((data) => emit({ name: 'jobs.progress', data }));
  parts.views.onChange((entity) => emit({ name: 'views.changed', data: { entity } }));
  const close = async (): Promise<void> => {
    stopCare();
    await parts.close();
  };
  try {
    await session.openLast();
  } catch (error) {
    if (damage.held() === null) {
      await close();
      throw error;
    }
  }
  const handlers = coreHandlers(parts);
  return {
    handlers: {
      ...handlers,
      'workspaces.current': (input) => {
        const error = damage.held();
        if (error !== null) throw error;
        return handlers['workspaces.current'](input);
      },
    },
    grantFile: parts.files.grant,
    close,
  };
}

/**
 * A workspace that cannot be trusted is closed, so that nothing more is read from it or written to it, and the windows are
 * told; why is known until a workspace is open again.
 */
function holdDamaged(
  { session, onDamage }: CoreParts,
  emit: CoreOptions['onEvent'],
): { held: () => SatchelError | null } {
  let held: SatchelError | null = null;
  const hold = (code: 'STORE_DAMAGED' | 'STORE_OLDER'): void => {
    held = new SatchelError(code);
    emit({ name: 'store.damaged', data: { code } });
  };
  session.onFail((error) => {
    if (!(error instanceof SatchelError)) return;
    if (error.code === 'STORE_DAMAGED' || error.code === 'STORE_OLDER') hold(error.code);
  });
  onDamage(() => {
    const tell = (): void => hold('STORE_DAMAGED');
    // Closing a damaged file may fail as well; it is closed then nevertheless.
    session.close().then(tell, tell);
  });
  session.onOpen(() => {
    held = null;
  });
  return { held: () => held };
}

/** Snapshots and a check of whichever workspace is open, beside all other work. Returns the way to stop. */
function takeCare({ session, backups, work, clock, log }: CoreParts): () => void {
  let working = new AbortController();
  session.onOpen(({ store }) => {
    working.abort();
    working = new AbortController();
    const care = { store, clock, log, signal: working.signal };
    void keepSnapshots({ ...care, keepSnapshot: backups.keepSnapshot });
    const asked = work();
    if (asked !== null) void checkAtStart({ ...care, work: asked });
  });
  return () => working.abort();
}
