import { z } from 'zod';

/** The error body of S1 and S2; `details` only where there is something to say, `requestId` echoes X-Request-ID. */
export const errorBodySchema = z.looseObject({
  code: z.string(),
  message: z.string(),
  requestId: z.string().nullish(),
  details: z.unknown().optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** The error codes of the cell with their HTTP status. */
export const CELL_ERRORS = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  IDEMPOTENT_CONFLICT: 409,
  IDEMPOTENT_IN_PROGRESS: 409,
  DUPLICATE_NAME: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  IDEMPOTENT_MISMATCH: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  NOT_IMPLEMENTED: 501,
} as const;
export type CellErrorCode = keyof typeof CELL_ERRORS;

/** The list envelope `{data, total, page, pageSize}` around rows of a resource. */
export const pageSchema = <Row extends z.ZodType>(row: Row) =>
  z.looseObject({
    data: z.array(row),
    total: z.int().nonnegative(),
    page: z.int().positive(),
    pageSize: z.int().positive(),
  });

export const PAGE_SIZE_DEFAULT = 20;
export const PAGE_SIZE_MOST = 200;

/** `GET /health`. */
export const healthSchema = z.looseObject({ status: z.string() });

/** Answer of `POST /oauth/token` (RFC 6749 section 5.1). Seconds in `expires_in`. */
export const tokenAnswerSchema = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.string(),
  expires_in: z.number(),
  refresh_token: z.string().optional(),
});
export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;

/**
 * What a cell publishes of itself in `/openapi.json` under `x-cell`: which profile this base speaks, which extensions are
 * switched on, and how long and in which way it honours X-Request-ID.
 */
export const cellDeclarationSchema = z.looseObject({
  profile: z.string(),
  extensions: z.array(z.string()),
  masking: z.boolean(),
  idempotency: z.looseObject({
    header: z.string(),
    onRepeat: z.enum(['conflict', 'replay']),
    keptDays: z.number(),
  }),
});
export type CellDeclaration = z.infer<typeof cellDeclarationSchema>;

/** The little of an OpenAPI document that finding the profile needs. */
export const openApiSchema = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  'x-cell': cellDeclarationSchema.optional(),
});
