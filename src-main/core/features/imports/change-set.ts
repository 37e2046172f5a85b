import { z } from 'zod';
import { FILE_ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { importCountsSchema, type ImportChangeSet } from '../../../../src-shared/ipc/imports.routes.ts';
import type { ChangeSetRow } from '../../store/store.ts';

const summarySchema = z.strictObject({
  entity: z.enum(FILE_ENTITIES),
  state: z.enum(['open', 'done']),
  fileName: z.string(),
  counts: importCountsSchema,
  /** The file and the choices it was taken in with; the same again goes on with an open change-set. */
  fingerprint: z.string(),
});
export type ImportSummary = z.infer<typeof summarySchema>;

export interface ImportSet extends Omit<ChangeSetRow, 'summary'> {
  readonly summary: ImportSummary;
}

/** The imports among the change-sets. */
export function importSets(rows: readonly ChangeSetRow[]): ImportSet[] {
  return rows.flatMap((row) => {
    const summary = row.kind === 'import' ? summarySchema.safeParse(row.summary) : null;
    return summary?.success ? [{ ...row, summary: summary.data }] : [];
  });
}

export const toChangeSet = ({ id, at, by, summary, reversedAt }: ImportSet): ImportChangeSet => ({
  ...{ id, kind: 'import', at, by },
  entity: summary.entity,
  state: reversedAt === null ? summary.state : 'reversed',
  fileName: summary.fileName,
  counts: summary.counts,
});
