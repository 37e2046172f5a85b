import { z } from 'zod';

/** What every element of a list inside a record carries. */
export const listed = { id: z.uuid(), serverId: z.string().nullable() } as const;

/** A file that belongs to a record. Its bytes lie in the encrypted store; `url` is the server's, `bytes` the size. */
export const attachmentSchema = z.strictObject({
  ...listed,
  name: z.string(),
  mime: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  url: z.string().nullable(),
  state: z.enum(['kept', 'queued', 'uploading', 'uploaded', 'failed']),
});
