import type { AnyRecord } from '../../../../src-shared/domain/records.ts';
import type { Candidate, Refusal } from '../../../../src-shared/ipc/conflicts.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import { discardOps } from '../../sync/resolve/discard-op.ts';
import { findRecord, readRefusals, type Found } from '../../sync/resolve/read-lists.ts';
import { retryOps } from '../../sync/resolve/retry-op.ts';
import { takeAlong } from '../../sync/resolve/take-along.ts';
import { putOf } from '../../store/put-of.ts';
import type { SyncEngine } from '../../sync/sync-engine.ts';
import type { EditContext, EditResult } from '../../sync/record-edits.ts';
import { editContext, type EditPorts } from '../../edit-context.ts';

/** What to do about changes that the server refused. Every `id` is a record's or an operation's. */
export interface Refusals {
  readonly list: () => Promise<Refusal[]>;
  /** Errors: NOT_FOUND, REFUSAL_NOT_FOUND. */
  readonly retry: (id: string) => Promise<AnyRecord>;
  readonly discard: (id: string) => Promise<AnyRecord>;
  /** Errors beside those of the engine: NO_WORKSPACE where there is no server. */
  readonly link: (id: string, serverId: string) => Promise<AnyRecord>;
  readonly candidates: (id: string) => Promise<Candidate[]>;
}

type Decide = (found: Found, context: EditContext) => EditResult<AnyRecord>;

export function createRefusals({ current, ports }: { current: CurrentWorkspace; ports: EditPorts }): Refusals {
  const change = (id: string, decide: Decide): Promise<AnyRecord> => {
    const open = current();
    return open.store.write(async (read) => {
      const found = await findRecord(read, id);
      if (!found) throw new SatchelError('NOT_FOUND');
      const context = editContext(open, ports);
      const { record, history } = decide(found, context);
      const along = await takeAlong(read, { entity: found.entity, record }, context);
      return {
        plan: { puts: [putOf(found.entity, record), ...along.puts], history: [...history, ...along.history] },
        result: record,
      };
    });
  };
  const withServer = async (id: string): Promise<Found & { readonly engine: SyncEngine }> => {
    const { engine, store } = current();
    if (!engine) throw new SatchelError('NO_WORKSPACE');
    const found = await findRecord(store, id);
    if (!found) throw new SatchelError('NOT_FOUND');
    return { ...found, engine };
  };
  return {
    list: () => readRefusals(current().store),
    retry: (id) => change(id, ({ record }, { nextId }) => ({ record: retryOps(record, id, nextId), history: [] })),
    discard: (id) => change(id, ({ entity, record }, context) => discardOps(entity, record, { id, context })),
    link: async (id, serverId) => {
      const { entity, record, engine } = await withServer(id);
      return engine.link(entity, { id: record.id, serverId, context: editContext(current(), ports) });
    },
    candidates: async (id) => {
      const { entity, record, engine } = await withServer(id);
      return [...(await engine.candidates(entity, record))];
    },
  };
}
