import { z } from 'zod';
import { SCREEN_ENTITIES } from '../domain/entities.ts';
import { recordSchemas } from '../domain/records.ts';
import { filterSchema } from '../domain/views/filter.schema.ts';
import { viewSchema } from '../domain/views/view.schema.ts';
import { route } from './define.ts';

const count = z.int().nonnegative();
const entity = z.enum(SCREEN_ENTITIES);
const record = z.union(SCREEN_ENTITIES.map((name) => recordSchemas[name]));

/** Which records a list is about; deleted ones never are. */
const chosen = {
  entity,
  filter: filterSchema.nullable().default(null),
  /** Two or more characters of what the search box finds of this entity; empty lists all. */
  search: z.string().max(200).default(''),
} as const;

export const gridPageInputSchema = z.strictObject({
  ...chosen,
  /** One of SORT_FIELDS. */
  sort: z
    .strictObject({ field: z.string().max(100), isDescending: z.boolean() })
    .default({ field: 'updatedAt', isDescending: true }),
  /** The `next` of the page before; null = from `offset` on. */
  after: z.string().max(2_000).nullable().default(null),
  /** So many records in front of the page: for a jump of the scrollbar. Counts only without `after`. */
  offset: count.max(100_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
});

export const gridRoutes = {
  /**
   * A page of a list. `total` is null where counting means looking at every record: `grid.count` tells it then.
   * Errors: INVALID_INPUT naming the fields of `filter` or `sort` that cannot be asked so, or `after`.
   */
  'grid.page': route({
    input: gridPageInputSchema,
    output: z.strictObject({
      rows: z.array(record),
      /** For the page behind this one; null = this was the last. */
      next: z.string().nullable(),
      total: count.nullable(),
    }),
  }),
  /**
   * How many records match, however long counting takes; everything else is answered meanwhile. A later count of the same
   * entity in the same lane ends this one: CANCELLED.
   */
  'grid.count': route({
    input: z.strictObject({ ...chosen, lane: z.enum(['list', 'tabs']).default('list') }),
    output: z.strictObject({ total: count }),
  }),
} as const;

const views = z.array(viewSchema);
const filedView = viewSchema.omit({ id: true }).extend({ name: viewSchema.shape.name.unwrap() });

/** Saved views, kept with the workspace. Each change answers with all views of the entity, in the order of their tabs. */
export const viewsRoutes = {
  /** Those that are always there (`DEFAULT_VIEWS`), as they are or as a person changed them, and the person's own. */
  'views.list': route({ input: z.strictObject({ entity }), output: views }),
  /**
   * Makes a view (`id` null), which needs a name, or replaces the one of this id. Errors: INVALID_INPUT naming `name` or the
   * fields that the entity has not or that cannot be asked or sorted so; NOT_FOUND for an unknown id.
   */
  'views.save': route({
    input: z.strictObject({ entity, view: viewSchema.extend({ id: viewSchema.shape.id.nullable() }) }),
    output: z.strictObject({ id: z.string(), views }),
  }),
  /** A view that is always there becomes again what it was at first. Error: NOT_FOUND. */
  'views.remove': route({ input: z.strictObject({ entity, id: z.string().max(36) }), output: views }),
  /** The order of the tabs; views that are not named keep theirs behind those that are. */
  'views.reorder': route({
    input: z.strictObject({ entity, ids: z.array(z.string().max(36)).max(200) }),
    output: views,
  }),
  /** Writes views into a file, without their ids: what a list looks like and asks for, nothing of any record. Error: FILE_UNWRITABLE. */
  'views.export': route({
    input: z.strictObject({ fileId: z.uuid(), entity, views: z.array(filedView).min(1).max(100) }),
    output: z.strictObject({ bytes: count }),
  }),
  /**
   * Takes the views of a file in, or of its text where it was dropped into the window. A name that the entity or `taken` has
   * already gets a number. `left` names what this version does not know: it is left out of the views. Errors:
   * FILE_UNREADABLE, VIEW_FILE_NOT_ONE.
   */
  'views.import': route({
    input: z.strictObject({
      from: z.union([z.strictObject({ fileId: z.uuid() }), z.strictObject({ text: z.string().max(1_000_000) })]),
      /** Names that the window gives views without one. */
      taken: z.array(z.string().max(60)).max(100).default([]),
    }),
    output: z.strictObject({ entity, views, left: z.array(z.string()) }),
  }),
} as const;
