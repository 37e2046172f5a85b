import { z } from 'zod';
import { moment, oneOf, owner, reference, required, text } from '../field-checks.ts';
import { recordMeta } from '../record.schema.ts';

export const TASK_STATUSES = ['open', 'in_progress', 'done', 'cancelled'] as const;
export const TASK_PRIORITIES = ['low', 'medium', 'high'] as const;
export const TASK_KINDS = ['task', 'success_task'] as const;

/** Fields a person may write. Absent = unknown, null = empty. `recurrence` is an RRULE of RFC 5545. */
export const taskFieldsSchema = z.strictObject({
  customerId: reference.nullish(),
  opportunityId: reference.nullish(),
  caseId: reference.nullish(),
  title: required(200),
  description: text(2_000).nullish(),
  dueAt: moment.nullish(),
  remindAt: moment.nullish(),
  status: oneOf(TASK_STATUSES).nullish(),
  priority: oneOf(TASK_PRIORITIES).nullish(),
  kind: oneOf(TASK_KINDS).nullish(),
  recurrence: text(500).nullish(),
  ownerId: owner,
});
export type TaskFields = z.infer<typeof taskFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const taskChangesSchema = taskFieldsSchema.partial();

/** A task as it is stored. */
export const taskSchema = z.strictObject({
  ...taskFieldsSchema.shape,
  ...recordMeta,
});
export type Task = z.infer<typeof taskSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const TASK_FIELDS = Object.keys(taskFieldsSchema.shape) as readonly (keyof TaskFields)[];
