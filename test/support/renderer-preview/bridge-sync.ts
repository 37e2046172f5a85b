import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { ConflictRow, Refusal } from '../../../src-shared/ipc/conflicts.routes.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { Json } from '../../../src-shared/lib/json.ts';

interface Records {
  readonly alive: () => Customer[];
  readonly get: (id: string) => Customer;
  readonly put: (record: Customer) => Customer;
}

const settled = (record: Customer): Customer => ({
  ...record,
  sync: { ...record.sync, state: 'settled', ops: [], conflicts: [] },
});

const conflictOf = (record: Customer): ConflictRow => ({
  entity: 'customers',
  id: record.id,
  title: record.name,
  since: record.sync.conflicts[0]?.since ?? record.updatedAt,
  deletedOnServer: record.sync.conflicts.some(({ field }) => field === null),
  fields: record.sync.conflicts.flatMap(({ field, base, theirs }) =>
    field === null
      ? []
      : [
          {
            ...{ field, base, theirs },
            mine: (record as unknown as Record<string, Json | undefined>)[field] ?? null,
            isHidden: typeof theirs === 'string' && theirs.includes('*'),
          },
        ],
  ),
});

const refusalsOf = (record: Customer): Refusal[] =>
  record.sync.ops.flatMap(({ id: opId, kind, state, attempts, lastError }) =>
    lastError && (state === 'dead' || state === 'blocked')
      ? [
          {
            ...{ entity: 'customers' as const, id: record.id, title: record.name, operation: kind, opId, attempts },
            ...{ code: lastError.code, message: lastError.message, fieldErrors: lastError.fieldErrors },
            ...{ requestId: lastError.requestId, at: lastError.at },
          },
        ]
      : [],
  );

/** Conflicts and refusals of the records in memory, decided as the core does, as far as a screen can tell. */
export function createPreviewSync({ alive, get, put }: Records) {
  const byOp = (id: string): Customer => {
    const found = alive().find((one) => one.id === id || one.sync.ops.some((op) => op.id === id));
    if (!found) throw new SatchelError('NOT_FOUND');
    return found;
  };
  const decide = (id: string, field: string | null, take: string): Customer => {
    const record = get(id);
    const conflict = record.sync.conflicts.find((one) => one.field === field);
    const conflicts = record.sync.conflicts.filter((one) => one !== conflict);
    const taken = take === 'theirs' && field !== null && conflict ? { [field]: conflict.theirs } : {};
    const next = { ...record, ...taken, sync: { ...record.sync, conflicts } } as Customer;
    return put(conflicts.length === 0 ? settled(next) : next);
  };
  return {
    'sync.conflicts': () =>
      alive()
        .filter((one) => one.sync.conflicts.length > 0)
        .map(conflictOf),
    'sync.resolve': ({ id, field, take }: RouteInput<'sync.resolve'>) => decide(id, field, take),
    'sync.resolveAll': ({ field, take }: RouteInput<'sync.resolveAll'>) => {
      const all = alive().filter((one) => one.sync.conflicts.some((conflict) => conflict.field === field));
      all.forEach((one) => decide(one.id, field, take));
      return { resolved: all.map(({ id }) => id), left: [] };
    },
    'sync.refused': () => alive().flatMap(refusalsOf),
    'sync.retry': ({ id }: { id: string }) => put(settled(byOp(id))),
    'sync.discard': ({ id }: { id: string }) => put({ ...settled(byOp(id)), deletedAt: new Date().toISOString() }),
    'sync.link': ({ id, to }: RouteInput<'sync.link'>) => put({ ...settled(byOp(id)), serverId: to }),
    'sync.candidates': ({ id }: { id: string }) => [
      {
        serverId: 'c-18211',
        title: byOp(id).name,
        fields: {
          no: 'KH-00018211',
          taxNo: '9131****2B',
          region: '上海',
          contactPerson: '陈志远',
          phone: '138****7714',
        },
      },
    ],
  };
}
