import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { AnyRecord } from '../../../../src-shared/domain/records.ts';
import type { ConflictRow, Take } from '../../../../src-shared/ipc/conflicts.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Plan, StoreReader } from '../../store/store.ts';
import type { EditContext, EditResult } from '../../sync/record-edits.ts';
import { bringAlong } from '../../sync/resolve/bring-along.ts';
import { readConflicts } from '../../sync/resolve/read-lists.ts';
import { resolveDeletion } from '../../sync/resolve/resolve-deletion.ts';
import { resolveField } from '../../sync/resolve/resolve-field.ts';
import { takeAlong } from '../../sync/resolve/take-along.ts';
import { putOf } from '../../store/put-of.ts';
import { editContext, type EditPorts } from '../../edit-context.ts';

export interface Decision {
  readonly entity: Entity;
  /** Null = the deletion on the server. */
  readonly field: string | null;
  readonly take: Take;
  readonly value?: Json | undefined;
}

export interface Conflicts {
  readonly list: () => Promise<ConflictRow[]>;
  /** Errors: NOT_FOUND, CONFLICT_NOT_FOUND, INVALID_INPUT (a mask, a wrong value, a choice that does not fit). */
  readonly resolve: (decision: Decision & { readonly id: string }) => Promise<AnyRecord>;
  /** The same decision for every record in that conflict, in one transaction. `left`: where it cannot be taken. */
  readonly resolveAll: (decision: Decision) => Promise<{ resolved: string[]; left: string[] }>;
}

export function createConflicts({ current, ports }: { current: CurrentWorkspace; ports: EditPorts }): Conflicts {
  return {
    list: () => readConflicts(current().store),
    resolve: ({ id, ...decision }) => {
      const open = current();
      return open.store.write(async (read) => {
        const before = await read.get(decision.entity, id);
        if (!before) throw new SatchelError('NOT_FOUND');
        const context = editContext(open, ports);
        const decided = decide(before, decision, context);
        return { plan: await planOf(read, [{ before, decided, decision }], context), result: decided.record };
      });
    },
    resolveAll: (decision) => {
      const open = current();
      return open.store.write(async (read) => {
        const context = editContext(open, ports);
        const similar = (await read.unsettled(decision.entity)).filter(({ sync }) =>
          sync.conflicts.some(({ field }) => field === decision.field),
        );
        const tried = similar.map((before) => ({ before, decision, decided: attempt(before, decision, context) }));
        const taken = tried.flatMap(({ decided, ...rest }) => (decided ? [{ ...rest, decided }] : []));
        const idsOf = (some: readonly { readonly before: AnyRecord }[]) => some.map(({ before }) => before.id);
        return {
          plan: await planOf(read, taken, context),
          result: { resolved: idsOf(taken), left: idsOf(tried.filter(({ decided }) => decided === null)) },
        };
      });
    },
  };
}

type Decided = EditResult<AnyRecord>;

interface Taken {
  readonly before: AnyRecord;
  readonly decided: Decided;
  readonly decision: Decision;
}

/** The records decided about, with what goes to the bin or comes back together with them. */
async function planOf(read: StoreReader, taken: readonly Taken[], context: EditContext): Promise<Plan> {
  const along = await Promise.all(
    taken.map(({ before, decided: { record }, decision: { entity, take } }) =>
      take === 'recreate' || take === 'keep'
        ? bringAlong(read, { entity, before, take }, context)
        : takeAlong(read, { entity, record }, context),
    ),
  );
  const own = taken.map(({ decided, decision }) => putOf(decision.entity, decided.record));
  return {
    puts: [...own, ...along.flatMap(({ puts }) => puts)],
    history: [...taken.map(({ decided }) => decided), ...along].flatMap(({ history }) => history),
  };
}

/** Null where this choice cannot be taken for this record, such as a hidden value; the others go on. */
function attempt(record: AnyRecord, decision: Decision, context: EditContext): Decided | null {
  try {
    return decide(record, decision, context);
  } catch (error) {
    const isFitting = error instanceof SatchelError && Object.keys(error.fields).some((name) => name !== 'take');
    if (isFitting) return null;
    throw error;
  }
}

function decide(record: AnyRecord, { entity, field, take, value }: Decision, context: EditContext): Decided {
  const own = record;
  if (take === 'recreate' || take === 'discard' || take === 'keep') {
    if (field !== null) throw unfitting();
    return resolveDeletion(entity, own, { take, context });
  }
  if (field === null) throw unfitting();
  const choice = take === 'value' ? { take, value: value ?? null } : { take };
  return resolveField(entity, own, { field, choice, context });
}

const unfitting = (): SatchelError => new SatchelError('INVALID_INPUT', { fields: { take: 'not_in_list' } });
