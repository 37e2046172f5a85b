/** The plural tokens of every entity that this version holds; the same word in store, IPC, command line and profiles. */
export const ENTITIES = ['customers', 'contacts'] as const;

export type Entity = (typeof ENTITIES)[number];

/** Whether a word from outside names an entity. */
export const isEntity = (word: string): word is Entity => (ENTITIES as readonly string[]).includes(word);
