import { z } from 'zod';
import { undoSchema } from './change-sets.routes.ts';
import { route } from './define.ts';

const count = z.int().nonnegative();

/** A believable company to look around in, as one change-set. Only a workspace without a server can hold it. */
export const sampleDataRoutes = {
  /** `changeSet`: the sample data that is here, also where its filling was interrupted; null = none. */
  'sampleData.state': route({
    input: z.strictObject({}),
    output: z.strictObject({ isOffered: z.boolean(), changeSet: z.uuid().nullable() }),
  }),
  /** Fills it in; sample data that is here already stays as it is. Errors: SAMPLE_LOCAL_ONLY, IMPORT_BUSY, CANCELLED. */
  'sampleData.fill': route({ input: z.strictObject({}), output: z.strictObject({ customers: count, records: count }) }),
  /**
   * Takes all of it away again, but for records that a person changed and those that they or a person's own records refer to.
   * Errors: NOT_FOUND where there is none, IMPORT_BUSY, CANCELLED.
   */
  'sampleData.remove': route({ input: z.strictObject({}), output: undoSchema }),
} as const;
