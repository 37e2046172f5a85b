import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { isFrozen, isRefused, plannedAgain } from '../record/ops.ts';

/**
 * Folds operations of one record of which the server can know nothing: create+patch → create, patch+patch → patch,
 * create+delete → nothing. A refused one below newer ones is planned again together with them, under a new key.
 */
export function coalesce(ops: readonly Op[], nextId: () => string): Op[] {
  const result: Op[] = [];
  for (const op of ops) {
    let above: Op | null = op;
    for (let below = result.at(-1); above && below && areFoldable(below, above); below = result.at(-1)) {
      result.pop();
      const folded = fold(below, above);
      above = folded && isRefused(below) ? plannedAgain(folded, nextId()) : folded;
    }
    if (above) result.push(above);
  }
  return result;
}

/** A command says something else than values do; only the last wish of one kind is worth saying. */
const areFoldable = (below: Op, above: Op): boolean => !isFrozen(below) && !isFrozen(above) && areAlike(below, above);

const areAlike = (below: Op, above: Op): boolean =>
  above.kind === 'delete' || (below.kind !== 'command' && above.kind !== 'command') || below.command === above.command;

const union = (below: Op, above: Op): string[] => [...new Set([...below.changed, ...above.changed])];

function fold(below: Op, above: Op): Op | null {
  if (below.kind === 'command') return above.kind === 'command' ? { ...above, base: below.base } : above;
  const merged = { changed: union(below, above), base: { ...above.base, ...below.base } };
  if (below.kind === 'create') return above.kind === 'delete' ? null : { ...below, changed: merged.changed };
  if (below.kind === 'delete' && above.kind === 'delete') return below;
  // a deletion that never happened, taken back: what is left to say is how the record reads here
  if (below.kind === 'delete') return { ...above, kind: 'patch', ...merged };
  return above.kind === 'delete' ? { ...above, ...merged } : { ...below, ...merged };
}
