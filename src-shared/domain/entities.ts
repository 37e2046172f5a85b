/**
 * The plural tokens of every entity; the same word in store, IPC, command line and profiles. They stand in the order in which
 * they refer to each other, so that what waits for a parent goes after it.
 */
export const ENTITIES = [
  'customers',
  'contacts',
  'campaigns',
  'leads',
  'opportunities',
  'cases',
  'contracts',
  'payments',
  'activities',
  'tasks',
  'snapshots',
] as const;

export type Entity = (typeof ENTITIES)[number];

/** Entities that have screens of their own in this version. */
export const SCREEN_ENTITIES = ['customers', 'contacts'] as const satisfies readonly Entity[];
export type ScreenEntity = (typeof SCREEN_ENTITIES)[number];

/** Entities that are imported from files and exported to them in this version. */
export const FILE_ENTITIES = ['customers', 'contacts'] as const satisfies readonly Entity[];
export type FileEntity = (typeof FILE_ENTITIES)[number];

/** Whether a word from outside names an entity. */
export const isEntity = (word: string): word is Entity => (ENTITIES as readonly string[]).includes(word);

export const isScreenEntity = (word: string): word is ScreenEntity =>
  (SCREEN_ENTITIES as readonly string[]).includes(word);

export const isFileEntity = (word: string): word is FileEntity => (FILE_ENTITIES as readonly string[]).includes(word);
