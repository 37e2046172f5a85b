import type { agendaRoutes } from '../../../../src-shared/ipc/agenda.routes.ts';
import type { HandlersFor, OutputOf } from '../../../../src-shared/ipc/define.ts';
import { jsonSchema, type Json } from '../../../../src-shared/lib/json.ts';
import type { Records } from './records.ts';

type Written = OutputOf<(typeof agendaRoutes)['tasks.update']>;

/** The routes by which what is done is told, and what is planned is made, done, moved and called off. */
export const agendaHandlers = (records: Records): HandlersFor<typeof agendaRoutes> => {
  const update = async (
    entity: 'activities' | 'tasks',
    { id, changes }: { readonly id: string; readonly changes: object },
  ): Promise<Written> => {
    const before = await records.get(entity, id);
    const [, made] = await records.updateTelling(entity, id, changes);
    const valueOf = (name: string): Json => jsonSchema.parse(Reflect.get(before, name) ?? null);
    const names = [...Object.keys(changes), ...(made ? ['recurrence'] : [])];
    return {
      was: Object.fromEntries(names.map((name) => [name, valueOf(name)])),
      next: made ? { id: made.id, dueAt: 'dueAt' in made ? (made.dueAt ?? null) : null } : null,
    };
  };
  const create = async (entity: 'activities' | 'tasks', each: readonly object[]): Promise<{ ids: string[] }> => ({
    ids: (await records.createAll(entity, each)).map(({ id }) => id),
  });
  const remove = async (entity: 'activities' | 'tasks', ids: readonly string[]): Promise<Record<string, never>> => {
    await records.removeAll(entity, ids);
    return {};
  };
  return {
    'activities.create': (input) => create('activities', input.records),
    'tasks.create': (input) => create('tasks', input.records),
    'activities.delete': ({ ids }) => remove('activities', ids),
    'tasks.delete': ({ ids }) => remove('tasks', ids),
    'activities.update': (input) => update('activities', input),
    'tasks.update': (input) => update('tasks', input),
  };
};
