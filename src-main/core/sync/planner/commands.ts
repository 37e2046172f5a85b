import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import type { HttpRequest } from '../../ports.ts';
import { commandPath, type ResourceProfile } from '../profiles/profile.ts';
import { isFrozen, withOps } from '../record/ops.ts';
import { withSync, type SyncRecord } from '../record/sync-record.ts';
import type { PlanContext } from './context.ts';
import { wentAlong, type References } from './references.ts';

/** A command's arguments as the server knows them: the ids of records are its own. Frozen with the first sending. */
export function serverArgs({ args, deps }: Op, refs: References): Readonly<Record<string, Json>> {
  const said: Record<string, Json> = {};
  for (const [name, value] of Object.entries(objectOf(args))) {
    said[name] = typeof value === 'string' && deps.includes(value) ? refs.serverIdOf(value) : value;
  }
  return said;
}

/** The request of a frozen command. What stands in its path is not said a second time in a body. */
export function commandRequest(
  record: SyncRecord,
  op: Op,
  resource: ResourceProfile,
): { readonly method: HttpRequest['method']; readonly path: string; readonly body: Json | null } {
  const command = resource.commands[op.command ?? ''];
  if (!command) throw new RangeError('unknown command');
  const args = Object.entries(objectOf(op.frozenBody));
  const ids = Object.fromEntries(args.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  const rest = Object.fromEntries(args.filter(([name]) => !command.path.includes(`{${name}}`)));
  const path = commandPath(resource, command, { ...ids, id: record.serverId ?? '' });
  return { method: command.method, path, body: Object.keys(rest).length === 0 ? null : rest };
}

const objectOf = (value: Json): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/**
 * The record without what has become pointless: a command about a record that was deleted here; everything, where the
 * server deleted it together with its parent; a deletion that followed from one that was taken back. Null = nothing is.
 */
export function withoutMoot<R extends SyncRecord>(record: R, { resource, refs }: PlanContext): R | null {
  const { ops } = record.sync;
  if (ops.length === 0) return null;
  if (wentAlong(resource, record, refs)) return withSync(record, withOps(record.sync, [], []));
  const last = ops.at(-1);
  if (last && isForsaken(last, refs)) {
    const patch: Op[] = last.changed.length > 0 ? [{ ...last, kind: 'patch', deps: [] }] : [];
    const kept = withSync(record, withOps(record.sync, [...ops.slice(0, -1), ...patch]));
    return { ...kept, deletedAt: null };
  }
  const rest = ops.filter((op) => op.kind !== 'command' || isFrozen(op) || !op.deps.some((id) => refs.deletionOf(id)));
  return rest.length === ops.length ? null : withSync(record, withOps(record.sync, rest));
}

/** A deletion that was to follow from its parent's, which stands again. */
const isForsaken = (op: Op, refs: References): boolean =>
  op.kind === 'delete' && !isFrozen(op) && op.deps.length > 0 && !op.deps.some((id) => refs.deletionOf(id));
