import { z } from 'zod';
import type { Entity } from '../../src-shared/domain/entities.ts';
import { recordSchemas } from '../../src-shared/domain/records.ts';
import type { PageQuery, Where } from '../core/store/store.ts';
import { usageError } from './arguments.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const ordered = z.union([z.string(), z.number()]);
const condition = z.union([
  z.strictObject({ eq: scalar }),
  z.strictObject({ ne: scalar }),
  z.strictObject({ in: z.array(scalar).max(1_000) }),
  z.strictObject({ gt: ordered }),
  z.strictObject({ gte: ordered }),
  z.strictObject({ lt: ordered }),
  z.strictObject({ lte: ordered }),
  z.strictObject({ contains: z.string().min(1) }),
  z.strictObject({ exists: z.boolean() }),
]);
const whereSchema = z.record(z.string(), z.union([condition, scalar.transform((value) => ({ eq: value }))]));

const isField = (entity: Entity, name: string): boolean =>
  name === 'sync.state' || (name !== 'sync' && Object.hasOwn(recordSchemas[entity].shape, name));

/** `--where`: a flat JSON object of field → value or `{op: value}`. Throws USAGE. */
export function parseWhere(entity: Entity, text: string | undefined): Where {
  if (text === undefined) return {};
  const parsed = whereSchema.safeParse(parseJson(text));
  if (!parsed.success) throw usageError('--where');
  const unknown = Object.keys(parsed.data).find((name) => !isField(entity, name));
  if (unknown !== undefined) throw usageError(`--where ${unknown}`);
  return parsed.data;
}

/** `--sort FIELD|-FIELD`; newest change first by default. Throws USAGE. */
export function parseSort(entity: Entity, text = '-updatedAt'): PageQuery['sort'] {
  const isDescending = text.startsWith('-');
  const field = isDescending ? text.slice(1) : text;
  if (!isField(entity, field)) throw usageError(`--sort ${text}`);
  return { field, isDescending };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw usageError('--where');
  }
}
