import { z } from 'zod';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { fieldNamed, SORT_FIELDS } from '../../../../src-shared/domain/fields.ts';
import { checkFilter } from '../../../../src-shared/domain/views/check-filter.ts';
import { defaultViews } from '../../../../src-shared/domain/views/default-views.ts';
import type { FiledView } from '../../../../src-shared/domain/views/view-file.ts';
import { viewSchema, type View } from '../../../../src-shared/domain/views/view.schema.ts';
import type { Problem } from '../../../../src-shared/ipc/problems.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Ports } from '../../ports.ts';
import type { StoreReader } from '../../store/store.ts';
import { numberedName } from './numbered-name.ts';

type NewView = Omit<View, 'id'> & { readonly id: string | null };

/** The saved views of the open workspace; each change gives all views of the entity in the order of their tabs. */
export interface Views {
  readonly list: (entity: ScreenEntity) => Promise<View[]>;
  /** Errors: INVALID_INPUT, NOT_FOUND for an id that is no view's. */
  readonly save: (entity: ScreenEntity, view: NewView) => Promise<{ id: string; views: View[] }>;
  /** Adds views behind the others; a name that one of these or `taken` has gets a number. Gives them as they are kept. */
  readonly add: (entity: ScreenEntity, views: readonly FiledView[], taken: readonly string[]) => Promise<View[]>;
  /** Error: NOT_FOUND. */
  readonly remove: (entity: ScreenEntity, id: string) => Promise<View[]>;
  readonly reorder: (entity: ScreenEntity, ids: readonly string[]) => Promise<View[]>;
  readonly onChange: (listener: (entity: ScreenEntity) => void) => () => void;
}

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: Pick<Ports, 'ids' | 'log'>;
}

/** As it is kept: what a person saved, each checked by itself, and the ids in the order of the tabs. */
const keptSchema = z.object({ views: z.array(z.unknown()), order: z.array(z.string()) });
interface Kept {
  readonly views: readonly View[];
  readonly order: readonly string[];
}

const keyOf = (entity: ScreenEntity): string => `views.${entity}`;

export function createViews({ current, ports }: Deps): Views {
  const listeners = new Set<(entity: ScreenEntity) => void>();

  const keptOf = async (read: StoreReader, entity: ScreenEntity): Promise<Kept> => {
    const kept = keptSchema.safeParse((await read.setting(keyOf(entity))) ?? { views: [], order: [] });
    const views = kept.success ? kept.data.views.flatMap((view) => usable(entity, view)) : [];
    const dropped = kept.success ? kept.data.views.length - views.length : 1;
    if (dropped > 0) ports.log.warn('saved views that cannot be used were left out', { entity, views: dropped });
    return { views, order: kept.success ? kept.data.order : [] };
  };

  const change = async (entity: ScreenEntity, decide: (kept: Kept) => Kept): Promise<View[]> => {
    const views = await current().store.write(async (read) => {
      const { views, order } = decide(await keptOf(read, entity));
      const settings = { [keyOf(entity)]: { views: z.array(z.json()).parse(views), order: [...order] } };
      return { plan: { puts: [], settings }, result: inOrder(entity, { views, order }) };
    });
    for (const listener of listeners) listener(entity);
    return views;
  };

  return {
    list: async (entity) => inOrder(entity, await keptOf(current().store, entity)),
    save: async (entity, view) => {
      const saved: View = { ...view, id: view.id ?? ports.ids.next() };
      const fields = { ...problemsOf(entity, saved), ...missingName(entity, saved) };
      if (Object.keys(fields).length > 0) throw new SatchelError('INVALID_INPUT', { fields });
      const views = await change(entity, (kept) => {
        if (view.id !== null) requireView(entity, kept, view.id);
        const others = kept.views.filter(({ id }) => id !== saved.id);
        return { views: [...others, saved], order: orderWith(entity, kept, saved.id) };
      });
      return { id: saved.id, views };
    },
    add: async (entity, filed, taken) => {
      let added: View[] = [];
      await change(entity, (kept) => {
        added = newViews(filed, { kept, taken, nextId: ports.ids.next });
        const order = [...inOrder(entity, kept), ...added].map(({ id }) => id);
        return { views: [...kept.views, ...added], order };
      });
      return added;
    },
    remove: (entity, id) =>
      change(entity, (kept) => {
        requireView(entity, kept, id);
        return { ...kept, views: kept.views.filter((view) => view.id !== id) };
      }),
    reorder: (entity, ids) =>
      change(entity, (kept) => ({
        ...kept,
        order: [...new Set([...ids, ...inOrder(entity, kept).map(({ id }) => id)])],
      })),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Place {
  readonly kept: Kept;
  readonly taken: readonly string[];
  readonly nextId: () => string;
}

/** Views with ids of their own, and with names that none of the others has. */
function newViews(filed: readonly FiledView[], { kept, taken, nextId }: Place): View[] {
  const names = new Set([...taken, ...kept.views.flatMap(({ name }) => name ?? [])]);
  return filed.map((view) => {
    const name = numberedName(view.name, names);
    names.add(name);
    return { ...view, name, id: nextId() };
  });
}

function usable(entity: ScreenEntity, view: unknown): View[] {
  const parsed = viewSchema.safeParse(view);
  return parsed.success && Object.keys(problemsOf(entity, parsed.data)).length === 0 ? [parsed.data] : [];
}

/** What a view names that its entity has not. */
function problemsOf(entity: ScreenEntity, { columns, sort, filter }: View): Record<string, Problem> {
  const names = columns.map(({ field }) => field);
  const unknown = names.filter((name) => fieldNamed(entity, name) === null);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  return {
    ...Object.fromEntries(twice.map((name) => [name, 'invalid' as const])),
    ...Object.fromEntries(unknown.map((name) => [name, 'unknown_field' as const])),
    ...(SORT_FIELDS[entity].includes(sort.field) ? {} : { [sort.field]: 'unknown_field' as const }),
    ...(filter === null ? {} : checkFilter(entity, filter)),
  };
}

const isDefault = (entity: ScreenEntity, id: string): boolean => defaultViews(entity).some((view) => view.id === id);

const missingName = (entity: ScreenEntity, { id, name }: View): Record<string, Problem> =>
  name === null && !isDefault(entity, id) ? { name: 'required' } : {};

function requireView(entity: ScreenEntity, { views }: Kept, id: string): void {
  if (!isDefault(entity, id) && !views.some((view) => view.id === id)) throw new SatchelError('NOT_FOUND');
}

/** A new view stands behind the others. */
const orderWith = (entity: ScreenEntity, kept: Kept, id: string): readonly string[] => [
  ...new Set([...inOrder(entity, kept).map((view) => view.id), id]),
];

/** The views that are always there, as they were saved, then the person's own; in the order of the tabs where one was given. */
function inOrder(entity: ScreenEntity, { views, order }: Kept): View[] {
  const always = defaultViews(entity).map((view) => views.find(({ id }) => id === view.id) ?? view);
  const own = views.filter(({ id }) => !isDefault(entity, id));
  const rank = ({ id }: View): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...always, ...own].toSorted((left, right) => rank(left) - rank(right));
}
