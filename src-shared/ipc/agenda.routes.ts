import { z } from 'zod';
import { activityChangesSchema } from '../domain/activities/activity.schema.ts';
import { taskChangesSchema } from '../domain/tasks/task.schema.ts';
import { jsonSchema } from '../lib/json.ts';
import { route } from './define.ts';

/** What the changed fields held before; writing it back takes the edit back. */
const writtenSchema = z.strictObject({ was: z.record(z.string(), jsonSchema) });

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
} as const;
