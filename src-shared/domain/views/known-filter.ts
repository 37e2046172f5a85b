import { z } from 'zod';
import type { Entity } from '../entities.ts';
import { checkFilter } from './check-filter.ts';
import { filterSchema, MOST_LEVELS, type Filter } from './filter.schema.ts';

/** The field that a part of a view is about, where it says one. */
const named = z.object({ field: z.string().min(1) });
export const fieldOf = (part: unknown): string | undefined => named.safeParse(part).data?.field;

const groupSchema = z.union([
  z.strictObject({ all: z.array(z.unknown()) }),
  z.strictObject({ any: z.array(z.unknown()) }),
  z.strictObject({ not: z.unknown() }),
]);

/**
 * A filter without the questions that cannot be asked of an entity here, each of which `leave` hears of by its field; null
 * where none is left. A group that loses all its questions goes with them: it would match everything or nothing.
 */
export function knownFilter(entity: Entity, filter: unknown, leave: (what: string) => void): Filter | null {
  if (filter === null) return null;
  const known = knownPart({ entity, leave }, filter, MOST_LEVELS);
  const checked = filterSchema.nullable().safeParse(known);
  if (checked.success) return checked.data;
  leave('filter');
  return null;
}

interface Reading {
  readonly entity: Entity;
  readonly leave: (what: string) => void;
}

function knownPart(reading: Reading, part: unknown, levels: number): Filter | null {
  const group = groupSchema.safeParse(part);
  if (!group.success) return knownLeaf(reading, part);
  if (levels === 0) {
    reading.leave('filter');
    return null;
  }
  const inner = (one: unknown): Filter | null => knownPart(reading, one, levels - 1);
  if ('not' in group.data) {
    const kept = inner(group.data.not);
    return kept && { not: kept };
  }
  const parts = 'all' in group.data ? group.data.all : group.data.any;
  const kept = parts.map(inner).filter((one) => one !== null);
  if (kept.length === 0 && parts.length > 0) return null;
  return 'all' in group.data ? { all: kept } : { any: kept };
}

function knownLeaf({ entity, leave }: Reading, part: unknown): Filter | null {
  const leaf = filterSchema.safeParse(part);
  if (leaf.success && Object.keys(checkFilter(entity, leaf.data)).length === 0) return leaf.data;
  leave(fieldOf(part) ?? 'filter');
  return null;
}
