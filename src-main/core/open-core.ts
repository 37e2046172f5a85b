import type { EventMessage } from '../../src-shared/ipc/events.ts';
import type { Core } from './core.ts';
import { coreHandlers } from './handlers.ts';
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
  return coreOver(await openParts({ home, ports, onUpdate: (data) => emit({ name: 'store.progress', data }) }), emit);
}

/** The same over use cases that are wired already. Opens the workspace used last. */
export async function coreOver(parts: CoreParts, emit: CoreOptions['onEvent']): Promise<Core> {
  const tell = (changes: readonly Change[]): void => {
    for (const { entity, ids } of changes) {
      emit({ name: `${entity}.changed`, data: { ids: ids.length > MOST_IDS ? null : [...ids] } });
    }
  };
  parts.session.onOpen(({ entry, store, engine }: OpenWorkspace) => {
    store.onChange(tell);
    engine?.onChange((data) => emit({ name: 'sync.changed', data }));
    engine?.startAutomatic();
    emit({ name: 'workspaces.changed', data: toWorkspace(entry) });
  });
  parts.imports.onProgress((data) => emit({ name: 'imports.progress', data }));
  await parts.session.openLast();
  return {
    handlers: coreHandlers(parts),
    grantFile: parts.files.grant,
    close: parts.close,
  };
}
