import type { Shortcut } from '../../ui/key-registry.ts';

export interface SheetGroup {
  readonly group: string | null;
  readonly lines: readonly { readonly text: string; readonly strokes: readonly string[] }[];
}

/** Shortcuts by the title they belong under, in the order in which they came; one line for all keys that do the same. */
export function sheetGroups(shortcuts: readonly Shortcut[]): readonly SheetGroup[] {
  return [...Map.groupBy(shortcuts, ({ group }) => group)].map(([group, own]) => ({
    group,
    lines: [...Map.groupBy(own, ({ text }) => text)].map(([text, same]) => ({
      text,
      strokes: [...new Set(same.map(({ strokes }) => strokes))],
    })),
  }));
}
