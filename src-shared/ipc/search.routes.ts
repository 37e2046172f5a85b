import { z } from 'zod';
import { ENTITIES, SCREEN_ENTITIES } from '../domain/entities.ts';
import { route } from './define.ts';

const entity = z.enum(ENTITIES);
const text = z.string().max(200);

/** What a line about a record says beside its title; whatever is not known is left out. */
export const factsSchema = z.strictObject({
  /** The name of the customer it belongs to. */
  customer: z.string().optional(),
  /** Words that stand as they are: industry, region, position. */
  words: z.array(z.string()),
  /** The token of its stage, status or type. */
  state: z.string().optional(),
  /** Fen. */
  amountCents: z.int().optional(),
  /** The day that matters most: a due day, an end, a start. An instant or a calendar day. */
  day: z.string().optional(),
});
export type RecordFacts = z.infer<typeof factsSchema>;

const lineSchema = z.strictObject({
  entity,
  id: z.uuid(),
  title: z.string(),
  facts: factsSchema,
  /** The screen that shows it: its own, or its customer's while it has none; null where there is neither. */
  opensAt: z.strictObject({ entity: z.enum(SCREEN_ENTITIES), id: z.uuid() }).nullable(),
});
export type RecordLine = z.infer<typeof lineSchema>;

const hitSchema = lineSchema.extend({
  /** The field that matched, its text, and the part of it that did (from, to); null where nothing can be marked. */
  why: z.strictObject({
    field: z.string(),
    text: z.string(),
    range: z.tuple([z.int(), z.int()]).readonly().nullable(),
  }),
});
export type RecordHit = z.infer<typeof hitSchema>;

const groupSchema = z.strictObject({
  entity,
  hits: z.array(hitSchema),
  /** More than `limit` of this entity match. */
  hasMore: z.boolean(),
});
export type HitGroup = z.infer<typeof groupSchema>;

export const searchRoutes = {
  /**
   * The best records of every entity that match a text, its pinyin or its initials; deleted ones never do. `limit` counts
   * for each entity; the entity of the best hit stands first.
   */
  'search.run': route({
    input: z.strictObject({
      text,
      entities: z.array(entity).default([...ENTITIES]),
      limit: z.int().min(1).max(50).default(5),
    }),
    output: z.strictObject({ groups: z.array(groupSchema) }),
  }),
} as const;

/** A path of the window, such as `/customers/<id>`. */
const place = z.string().max(8_000).startsWith('/');

const recentsSchema = z.strictObject({
  /** Opened last first; deleted ones are left out. */
  records: z.array(lineSchema),
  searches: z.array(text),
  place: place.nullable(),
});
export type Recents = z.infer<typeof recentsSchema>;

export const recentsRoutes = {
  /** What was opened and searched for last in this workspace, and where the window was. */
  'recents.get': route({ input: z.strictObject({}), output: recentsSchema }),
  /** Remembers a record that was opened, a search that led somewhere, the place where the window is. */
  'recents.note': route({
    input: z.strictObject({
      record: z.strictObject({ entity, id: z.uuid() }).optional(),
      search: text.min(1).optional(),
      place: place.optional(),
    }),
    output: z.strictObject({}),
  }),
} as const;
