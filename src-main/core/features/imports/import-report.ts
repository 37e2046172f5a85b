import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import { explainProblem } from '../../../../src-shared/domain/csv/problems.ts';
import type { ImportCounts, ImportReport, ImportRefusal } from '../../../../src-shared/ipc/imports.routes.ts';

import type { RowDraft, RowProblem } from './row-draft.ts';
import type { RowOutcome } from './write-row.ts';

const SAMPLE = 100;
/** A cell is shown, not carried: the file has the whole of it. */
const SHOWN = 200;

/** Counts what became of the rows and keeps a sample of each, and every refusal for the error file. */
export interface ReportBook {
  readonly add: (draft: RowDraft, outcome: RowOutcome) => void;
  readonly counts: () => ImportCounts;
  readonly report: () => ImportReport;
  /** Row → what is wrong with it. */
  readonly refusals: ReadonlyMap<number, readonly RowProblem[]>;
}

const noCounts = (): ImportCounts => ({
  ...{ rows: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, duplicates: 0, refused: 0 },
});

export function createReportBook(entity: FileEntity, header: readonly string[]): ReportBook {
  const counts = noCounts();
  const refusals = new Map<number, readonly RowProblem[]>();
  const samples = { diffs: [] as ImportReport['diffs'], refusals: [] as ImportReport['refusals'] };
  const changedFields = new Map<string, number>();
  let duplicateNames = 0;

  const addDiff = (draft: RowDraft, outcome: Extract<RowOutcome, { kind: 'updated' }>): void => {
    const { record, history } = outcome.write;
    for (const { field } of history) changedFields.set(field ?? '', (changedFields.get(field ?? '') ?? 0) + 1);
    const [first] = history;
    if (samples.diffs.length >= SAMPLE || !first) return;
    const title = titleOf(entity, record);
    const { field, before, after } = first;
    samples.diffs.push({ row: draft.row, title, field: field ?? '', before, after, more: history.length - 1 });
  };
  return {
    refusals,
    counts: () => ({ ...counts }),
    report: () => ({ ...counts, ...samples, duplicateNames, changedFields: Object.fromEntries(changedFields) }),
    add: (draft, outcome) => {
      counts.rows += 1;
      counts[outcome.kind] += 1;
      if (outcome.kind === 'skipped' && outcome.isDuplicate) counts.duplicates += 1;
      if (outcome.kind === 'created' && outcome.hasTakenName) duplicateNames += 1;
      if (outcome.kind === 'updated') addDiff(draft, outcome);
      if (outcome.kind !== 'refused') return;
      refusals.set(draft.row, outcome.problems);
      for (const problem of outcome.problems) {
        if (samples.refusals.length < SAMPLE) samples.refusals.push(refusalOf(draft, problem, header));
      }
    },
  };
}

function refusalOf({ row, record }: RowDraft, problem: RowProblem, header: readonly string[]): ImportRefusal {
  const { column, field, code } = problem;
  const value = column === null ? '' : (record.cells[column] ?? '').slice(0, SHOWN);
  return {
    row,
    column: column === null ? null : (header[column] ?? null),
    value,
    field,
    code,
    ...explainProblem(code),
  };
}
