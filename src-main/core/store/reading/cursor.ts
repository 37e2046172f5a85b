import { z } from 'zod';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';

/** Where a page ended: the sort value and id of its last row. `null` as value means that it stood among the empty ones. */
const cursorSchema = z.strictObject({
  field: z.string(),
  isDescending: z.boolean(),
  value: z.union([z.string(), z.number(), z.null()]),
  id: z.string(),
});
export type Cursor = z.infer<typeof cursorSchema>;

export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Reads a cursor of the same sort. Error: INVALID_INPUT. */
export function readCursor(text: string, sort: { readonly field: string; readonly isDescending: boolean }): Cursor {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.field !== sort.field || parsed.data.isDescending !== sort.isDescending) {
    throw new SatchelError('INVALID_INPUT', { fields: { after: 'invalid' } });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
