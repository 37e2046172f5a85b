import type { Json } from '../../../../src-shared/lib/json.ts';
import { sameJson } from '../../../../src-shared/lib/json.ts';
import type { Where } from '../store.ts';

/** A record before and after a commit; null = there was none, or there is none any more. */
export interface Replacement {
  readonly before: object | null;
  readonly after: object | null;
}

interface Total {
  readonly value: number;
  /** The fields that the question looks at; a change of others cannot change its answer. */
  readonly paths: readonly string[];
}

/** Counts asked for before: a list asks for the same total with every page, and after every edit elsewhere in its records. */
export interface Totals {
  readonly of: (question: { readonly where: Where; readonly search: string }, count: () => number) => number;
  /** Forgets every count that a commit may have changed. */
  readonly forget: (replacements: readonly Replacement[]) => void;
}

/** More records than these in one commit, or more questions kept, and counting anew is cheaper than comparing. */
const MOST_COMPARED = 50;
const MOST_KEPT = 100;

export function createTotals(searched: readonly string[]): Totals {
  const known = new Map<string, Total>();
  return {
    of: ({ where, search }, count) => {
      const question = JSON.stringify([where, search]);
      const before = known.get(question);
      if (before !== undefined) return before.value;
      if (known.size >= MOST_KEPT) known.clear();
      const value = count();
      known.set(question, { value, paths: [...Object.keys(where), ...(search === '' ? [] : searched)] });
      return value;
    },
    forget: (replacements) => {
      if (replacements.length > MOST_COMPARED) known.clear();
      for (const [question, { paths }] of known) {
        if (replacements.some((replacement) => isAffected(paths, replacement))) known.delete(question);
      }
    },
  };
}

function isAffected(paths: readonly string[], { before, after }: Replacement): boolean {
  if (before === null || after === null) return true;
  return paths.some((path) => !sameJson(valueAt(before, path), valueAt(after, path)));
}

function valueAt(record: object, path: string): Json {
  let value: unknown = record;
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return (value ?? null) as Json;
}
