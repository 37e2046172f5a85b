import { z } from 'zod';
import { PAGE_SIZE_DEFAULT, PAGE_SIZE_MOST } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';

/** An empty filter is no filter. */
export const filterSchema = z
  .string()
  .max(200)
  .transform((text) => text || undefined)
  .optional();

/** What every list of crm-cell can be asked for. */
export const listQuerySchema = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  /** More than the most is answered with the most. */
  pageSize: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .transform((size) => Math.min(size, PAGE_SIZE_MOST))
    .default(PAGE_SIZE_DEFAULT),
  keyword: filterSchema,
  ownerId: filterSchema,
});
