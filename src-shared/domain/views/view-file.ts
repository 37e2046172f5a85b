import { z } from 'zod';
import { isScreenEntity, type Entity, type ScreenEntity } from '../entities.ts';
import { fieldNamed, SORT_FIELDS } from '../fields.ts';
import { defaultViews } from './default-views.ts';
import { fieldOf, knownFilter } from './known-filter.ts';
import { viewSchema, type View, type ViewColumn } from './view.schema.ts';

const FORMAT = 'satchel-view';
const VERSION = 1;
const MOST_VIEWS = 100;
const MOST_NAME = 60;

/** A view as a file holds it: without the id that it has where it comes from. */
export type FiledView = Omit<View, 'id' | 'name'> & { readonly name: string };

export interface ViewFile {
  readonly entity: ScreenEntity;
  readonly views: readonly FiledView[];
  /** The names of what this version does not know and has left out, each once. */
  readonly left: readonly string[];
}

/** What is written into a file of views: how lists look and what they ask for, and nothing of any record. */
export const viewFileText = (entity: ScreenEntity, views: readonly FiledView[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, entity, views }, null, 2)}\n`;

const looseView = z.looseObject({
  name: z.string().trim().min(1),
  columns: z.array(z.unknown()).catch([]),
  sort: z.unknown(),
  filter: z.unknown(),
  search: viewSchema.shape.search.catch(''),
});
const looseFile = z.object({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  entity: z.string(),
  views: z.array(looseView).min(1).max(MOST_VIEWS),
});
type LooseView = z.infer<typeof looseView>;

/**
 * The views of a file's text; null = it is no file of views, or of a list that is not here. Of a file by a newer version that
 * which is known is kept, the rest named in `left`: a view without its columns or sort gets those of a list at first.
 */
export function readViewFile(text: string): ViewFile | null {
  const file = looseFile.safeParse(parsed(text));
  if (!file.success || !isScreenEntity(file.data.entity)) return null;
  const { entity, views } = file.data;
  const left = new Set<string>();
  const leave = (what: string): void => void left.add(what.slice(0, 100));
  return { entity, views: views.map((view) => knownView(entity, view, leave)), left: [...left] };
}

const KNOWN: ReadonlySet<string> = new Set(['name', 'columns', 'sort', 'filter', 'search']);

function knownView(entity: ScreenEntity, view: LooseView, leave: (what: string) => void): FiledView {
  for (const key of Object.keys(view)) if (!KNOWN.has(key)) leave(key);
  return {
    name: [...view.name].slice(0, MOST_NAME).join(''),
    columns: knownColumns(entity, view.columns, leave),
    sort: knownSort(entity, view.sort, leave),
    filter: knownFilter(entity, view.filter ?? null, leave),
    search: view.search,
  };
}

const columnSchema = viewSchema.shape.columns.element;

function knownColumns(entity: Entity, columns: readonly unknown[], leave: (what: string) => void): ViewColumn[] {
  const known = new Map<string, ViewColumn>();
  for (const column of columns) {
    const { success, data } = columnSchema.safeParse(column);
    if (success && fieldNamed(entity, data.field) !== null && !known.has(data.field)) known.set(data.field, data);
    else leave(fieldOf(column) ?? 'columns');
  }
  return known.size > 0 ? [...known.values()] : [...first(entity).columns];
}

function knownSort(entity: Entity, sort: unknown, leave: (what: string) => void): View['sort'] {
  const { success, data } = viewSchema.shape.sort.safeParse(sort);
  if (success && SORT_FIELDS[entity].includes(data.field)) return data;
  leave(fieldOf(sort) ?? 'sort');
  return first(entity).sort;
}

function first(entity: Entity): View {
  const [view] = defaultViews(entity);
  if (!view) throw new Error('an entity without views');
  return view;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
