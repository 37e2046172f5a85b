import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { coalesce } from '../planner/coalesce.ts';
import { isFrozen, isRefused, plannedAgain } from '../record/ops.ts';
import { pick } from '../record/sync-record.ts';

/**
 * The operations after a person has decided a field: no patch names it any more, except one that is on its way. A patch
 * of unknown fate that named it is planned anew, as the planner does with all that is in dispute: its body must not be
 * replayed over what others wrote since.
 */
export function withoutField(ops: readonly Op[], field: string, nextId: () => string): Op[] {
  const rest = ops.flatMap((op): Op[] => {
    if (op.kind !== 'patch' || !op.changed.includes(field) || isOnItsWay(op)) return [op];
    const changed = op.changed.filter((name) => name !== field);
    if (changed.length === 0) return [];
    const left = { ...op, changed, base: pick(op.base, changed) };
    return [isFrozen(op) || isRefused(op) ? plannedAgain(left, nextId()) : left];
  });
  return coalesce(rest, nextId);
}

const isOnItsWay = ({ state }: Op): boolean => state === 'sending' || state === 'acked';
