import type { z } from 'zod';

/**
 * What stored JSON says, or null where it is not what its schema asks for. Fields that this version does not know are a newer
 * one's: they are no damage, and they stay in what is returned.
 */
export function readStored<Value>(schema: z.ZodType<Value>, json: string): Value | null {
  const value = parseOrNull(json);
  const parsed = schema.safeParse(value);
  const isKnown = parsed.success || parsed.error.issues.every(({ code }) => code === 'unrecognized_keys');
  // The schema has just said so of every field that it knows.
  return isKnown ? (value as Value) : null;
}

export function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
