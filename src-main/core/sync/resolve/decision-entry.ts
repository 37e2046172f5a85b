import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import type { EditContext } from '../record-edits.ts';

interface Decision {
  readonly entity: Entity;
  readonly recordId: string;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** What a person decided, for the history: the value given up stands in `before`, so that none vanishes. */
export const decisionEntry = (decision: Decision, context: EditContext): HistoryEntry => ({
  ...decision,
  at: context.now,
  by: context.by,
  device: context.device,
  source: context.source,
  changeSet: context.changeSetId,
});
