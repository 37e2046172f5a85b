import { createContext } from 'react';

/** The strokes that a person chose, by those that stand in the code: a shortcut is named by its own strokes everywhere. */
export type KeyBindings = Readonly<Record<string, string>>;

export const NO_BINDINGS: KeyBindings = {};
export const KeyBindingsContext = createContext(NO_BINDINGS);

/** How a shortcut is pressed now. What goes on from a stroke that was moved (`c p` from `c`) goes on from where it is. */
export function strokesOf(bindings: KeyBindings, own: string): string {
  const chosen = bindings[own];
  if (chosen !== undefined) return chosen;
  const [first = '', ...rest] = own.split(' ');
  const begin = rest.length > 0 ? bindings[first] : undefined;
  return begin === undefined ? own : [begin, ...rest].join(' ');
}

/** Which shortcut is pressed, by its own strokes; null for strokes that were given up and not given away. */
export function meantBy(bindings: KeyBindings, pressed: string): string | null {
  const chosen = Object.entries(bindings).find(([, strokes]) => strokes === pressed);
  if (chosen) return chosen[0];
  return bindings[pressed] === undefined ? pressed : null;
}

/** Keys whose meaning is the system's, the menu's, a text field's, that of every list or of a numbered choice: they are not given away. */
const FIXED =
  /^(mod\+[acfmqrvwxyz0=+[\]-]|[0-9]|F\d+|(mod\+)?(shift\+)?(Arrow.*|Tab|Enter| |Escape|Home|End|PageUp|PageDown))$/u;

/** Whether strokes mean the same wherever one is and for everybody: nobody moves them, nobody takes them. */
export const isFixed = (strokes: string): boolean => FIXED.test(strokes);

/** Why strokes cannot stand for a shortcut. */
export type KeyProblem = { readonly kind: 'fixed' } | { readonly kind: 'taken'; readonly by: string };

/**
 * Whether `strokes` may stand for the shortcut `own` beside `others`, each by its own strokes. One that begins with another's
 * strokes would never be heard to its end.
 */
export function problemOf(
  bindings: KeyBindings,
  { own, strokes, others }: { readonly own: string; readonly strokes: string; readonly others: readonly string[] },
): KeyProblem | null {
  if (strokes !== own && isFixed(strokes)) return { kind: 'fixed' };
  const clashes = (other: string): boolean => {
    const theirs = strokesOf(bindings, other);
    return theirs === strokes || theirs.startsWith(`${strokes} `) || strokes.startsWith(`${theirs} `);
  };
  const by = others.find((other) => other !== own && clashes(other));
  return by === undefined ? null : { kind: 'taken', by };
}

/** With `strokes` for the shortcut `own`; its own strokes need no note. */
export function rebound(bindings: KeyBindings, own: string, strokes: string): KeyBindings {
  const { [own]: _before, ...rest } = bindings;
  return strokes === own ? rest : { ...rest, [own]: strokes };
}
