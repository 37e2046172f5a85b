import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { writeAtomically } from '../core/node-ports/write-atomically.ts';

/** A small file of the computer that may be lost without harm: missing, broken or of another version, it reads as the fallback. */
interface JsonFile<Value> {
  readonly read: () => Value;
  readonly write: (value: Value) => void;
}

/** Checked by the schema at every read, because people and other programs write files too. */
export const jsonFile = <Schema extends z.ZodType>(given: {
  file: string;
  schema: Schema;
  fallback: z.output<Schema>;
}): JsonFile<z.output<Schema>> => ({
  read: () => {
    try {
      return given.schema.parse(JSON.parse(readFileSync(given.file, 'utf8')));
    } catch {
      return given.fallback;
    }
  },
  write: (value) => writeAtomically(given.file, `${JSON.stringify(value, null, 2)}\n`),
});
