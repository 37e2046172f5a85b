/** How far each store had come when the home last heard of it, as JSON; null before the first time. */
export const homeMarks = {
  number: 2,
  sql: 'ALTER TABLE workspaces ADD COLUMN mark TEXT;',
} as const;
