import { z } from 'zod';
import { FILE_ENTITIES } from '../../../../src-shared/domain/entities.ts';
import type { ChangeSetOf } from '../../../../src-shared/ipc/change-sets.routes.ts';
import { importCountsSchema } from '../../../../src-shared/ipc/imports.routes.ts';
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

/** What a window is told of an import, or null where a change-set is none. */
export function toImportChangeSet(row: ChangeSetRow): ChangeSetOf<'import'> | null {
  const [set] = importSets([row]);
  if (!set) return null;
  const { state, entity, fileName, counts } = set.summary;
  const { id, at, by, reversedAt } = set;
  return { id, at, by, kind: 'import', state: reversedAt === null ? state : 'reversed', entity, fileName, counts };
}
