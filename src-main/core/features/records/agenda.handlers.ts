import type { agendaRoutes } from '../../../../src-shared/ipc/agenda.routes.ts';
import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import { jsonSchema, type Json } from '../../../../src-shared/lib/json.ts';
import type { Records } from './records.ts';

/** The routes by which what is planned is done, moved and called off. */
export const agendaHandlers = (records: Records): HandlersFor<typeof agendaRoutes> => {
  const update = async (
    entity: 'activities' | 'tasks',
    { id, changes }: { readonly id: string; readonly changes: object },
  ): Promise<{ was: Record<string, Json> }> => {
    const before = await records.get(entity, id);
    await records.update(entity, id, changes);
    const valueOf = (name: string): Json => jsonSchema.parse(Reflect.get(before, name) ?? null);
    return { was: Object.fromEntries(Object.keys(changes).map((name) => [name, valueOf(name)])) };
  };
  return {
    'activities.update': (input) => update('activities', input),
    'tasks.update': (input) => update('tasks', input),
  };
};
