import type { Json } from '../../../../src-shared/lib/json.ts';
import { sameJson } from '../../../../src-shared/lib/json.ts';

/** A record before and after a commit; null = there was none, or there is none any more. */
export interface Replacement {
  readonly before: object | null;
  readonly after: object | null;
}

export interface Question {
  /** What was asked, in JSON; the same again is the same question. */
  readonly asked: unknown;
  /** The fields that the question looks at; a change of others cannot change its answer. */
  readonly paths: readonly string[];
}

/** Answers found before: a list asks for the same total with every page, and after every edit elsewhere in its records. */
export interface Remembered<Answer extends object> {
  /** The answer to a question, begun anew where none is known. It may be completed in place, until it is forgotten. */
  readonly of: (question: Question, begin: () => Answer) => Answer;
  /** Forgets every answer that a commit may have changed. */
  readonly forget: (replacements: readonly Replacement[]) => void;
}

/** A number that may not have been counted yet. */
export interface Count {
  value: number | null;
}

/** More records than these in one commit, or more questions kept, and answering anew is cheaper than comparing. */
const MOST_COMPARED = 50;
const MOST_KEPT = 100;

export function createRemembered<Answer extends object>(): Remembered<Answer> {
  const known = new Map<string, { readonly answer: Answer; readonly paths: readonly string[] }>();
  return {
    of: ({ asked, paths }, begin) => {
      const question = JSON.stringify(asked);
      const before = known.get(question);
      if (before !== undefined) return before.answer;
      if (known.size >= MOST_KEPT) known.clear();
      const answer = begin();
      known.set(question, { answer, paths });
      return answer;
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
