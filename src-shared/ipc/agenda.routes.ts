import { z } from 'zod';
import { activityChangesSchema, activityFieldsSchema } from '../domain/activities/activity.schema.ts';
import { taskChangesSchema, taskFieldsSchema } from '../domain/tasks/task.schema.ts';
import { jsonSchema } from '../lib/json.ts';
import { instantSchema } from '../lib/time.ts';
import { route } from './define.ts';

/**
 * What the changed fields held before; writing it back takes the edit back. `next`: the task that a recurring one has made when
 * it was done, which goes by `tasks.delete` where that is taken back.
 */
const writtenSchema = z.strictObject({
  was: z.record(z.string(), jsonSchema),
  next: z.strictObject({ id: z.uuid(), dueAt: instantSchema.nullable() }).nullable(),
});

/** A visit with the follow-up that was agreed on is two; nobody logs a hundred at once. */
const MOST_AT_ONCE = 20;

const createRoute = <Fields extends z.ZodType>(fields: Fields) =>
  route({
    input: z.strictObject({ records: z.array(fields).min(1).max(MOST_AT_ONCE) }),
    output: z.strictObject({ ids: z.array(z.uuid()) }),
  });

const deleteRoute = () =>
  route({ input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE) }), output: z.strictObject({}) });

/** Edits of what is planned. Errors: NOT_FOUND, INVALID_INPUT naming each wrong field, DELETED. */
export const agendaRoutes = {
  'activities.update': route({
    input: z.strictObject({ id: z.uuid(), changes: activityChangesSchema }),
    output: writtenSchema,
  }),
  'tasks.update': route({
    input: z.strictObject({ id: z.uuid(), changes: taskChangesSchema }),
    output: writtenSchema,
  }),
  /**
   * Records that are written together or not at all; who is named as the owner of none of them is the person at this
   * computer. Error: INVALID_INPUT naming each wrong field.
   */
  'activities.create': createRoute(activityFieldsSchema),
  'tasks.create': createRoute(taskFieldsSchema),
  /** Into the recycle bin, together: takes a creation back. Error: NOT_FOUND for one that lies there or never was. */
  'activities.delete': deleteRoute(),
  'tasks.delete': deleteRoute(),
} as const;
