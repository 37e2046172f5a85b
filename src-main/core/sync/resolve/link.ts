import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import type { StoreReader } from '../../store/store.ts';
import type { EditContext } from '../record-edits.ts';
import { fieldOf, pick, withFields, withSync } from '../record/sync-record.ts';
import { putOf } from '../../store/put-of.ts';
import type { AnyRecord, RunContext } from '../run-context.ts';
import { loadReferences } from '../load-references.ts';
import { readNow } from './ask-server.ts';
import { linkRecord } from './link-record.ts';

export interface Link {
  readonly id: string;
  readonly serverId: string;
  readonly context: EditContext;
}

/**
 * Takes a record of the server, read now, for the one here whose creation was refused. A copy of it that a pull had
 * brought goes, and what referred to that copy refers to this record from now on; all in one transaction.
 * Errors: NOT_FOUND, NOT_ALLOWED, REFUSAL_NOT_FOUND, LINK_TAKEN; TransportError, SignedOut, HostPaused.
 */
export async function linkTo(run: RunContext, { id, serverId, context }: Link): Promise<AnyRecord> {
  const { entity } = run.resource;
  const row = await readNow(run, serverId);
  return run.store.write(async (read) => {
    const record: AnyRecord | null = await read.get(entity, id);
    if (!record) throw new SatchelError('NOT_FOUND');
    const others: readonly AnyRecord[] = await read.byServerId(entity, [serverId]);
    const twin = others.find((other) => other.id !== id);
    if (twin && twin.sync.ops.length + twin.sync.conflicts.length > 0) throw new SatchelError('LINK_TAKEN');
    const refs = await loadReferences(read, run.resource, { records: [record], rows: [row] });
    const linked = linkRecord(entity, record, { serverId, row, context, plan: run.plan(refs) });
    const moved = twin ? await referring(read, { entity, from: twin.id, to: id }) : [];
    return {
      plan: {
        puts: [putOf(entity, linked.record), ...moved],
        history: linked.history,
        removes: twin ? [{ entity, id: twin.id }] : [],
      },
      result: linked.record,
    };
  });
}

interface Move {
  readonly entity: Entity;
  readonly from: string;
  readonly to: string;
}

const PAGE = 500;

/** Every record that refers to one, referring to another instead. Both are the same to the server: nothing is sent for it. */
async function referring(read: StoreReader, move: Move): Promise<ReturnType<typeof putOf>[]> {
  const puts: ReturnType<typeof putOf>[] = [];
  for (const entity of ENTITIES) {
    for (const [field, target] of Object.entries(entityTable[entity].references)) {
      if (target !== move.entity) continue;
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof read.page>> = await read.page(entity, {
          where: { [field]: { eq: move.from } },
          sort: { field: 'createdAt', isDescending: false },
          limit: PAGE,
          after,
          search: '',
        });
        puts.push(...page.rows.map((record) => putOf(entity, moved(record, field, move))));
        after = page.next;
      } while (after !== null);
    }
  }
  return puts;
}

function moved(record: AnyRecord, field: string, { from, to }: Move): AnyRecord {
  const swap = (value: Json): Json => (value === from ? to : value);
  const ops = record.sync.ops.map((op) => ({
    ...op,
    deps: op.deps.map((id) => (id === from ? to : id)),
    base: { ...op.base, ...swapped(pick(op.base, [field]), swap) },
  }));
  const conflicts = record.sync.conflicts.map((conflict) =>
    conflict.field === field ? { ...conflict, base: swap(conflict.base), theirs: swap(conflict.theirs) } : conflict,
  );
  const base = { ...record.sync.base, ...swapped(pick(record.sync.base, [field]), swap) };
  return withSync(withFields(record, { [field]: swap(fieldOf(record, field) ?? null) }), { ops, conflicts, base });
}

const swapped = (values: Readonly<Record<string, Json>>, swap: (value: Json) => Json): Record<string, Json> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, swap(value)]));
