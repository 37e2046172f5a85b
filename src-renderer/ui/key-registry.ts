import { meantBy, strokesOf, type KeyBindings } from './key-bindings.ts';
import { keyName } from './strokes.ts';

/** A shortcut as the cheat sheet shows it. */
export interface Shortcut {
  readonly strokes: string;
  readonly text: string;
  /** Where it works: the title of its group, or null = wherever one is. */
  readonly group: string | null;
}

/** What one component answers to while it is mounted. */
export interface KeyHolder {
  /** Answers a shortcut, named by its own strokes (`e`, `g c`); false where it is not meant. */
  readonly hear: (strokes: string, event: KeyboardEvent) => boolean;
  /** Whether one of its shortcuts, named by their own strokes, is meant to go on after this stroke. */
  readonly begins: (goesOn: (strokes: string) => boolean, event: KeyboardEvent) => boolean;
  readonly shortcuts: () => readonly Shortcut[];
  readonly reach: () => KeyReach;
}

/** Where keys work: while the focus is in a part of the page, on the page, or wherever one is. The nearest meaning goes first. */
export type KeyReach = 'part' | 'page' | 'everywhere';

export interface KeyRegistry {
  readonly add: (holder: KeyHolder) => () => void;
  /** Everything that works at this moment, what is nearest first. */
  readonly shortcuts: () => readonly Shortcut[];
  /** Gives a stroke to whom it is meant for. */
  readonly hear: (event: KeyboardEvent) => void;
}

const NEAREST_FIRST: readonly KeyReach[] = ['part', 'page', 'everywhere'];
/** So long after `g` the `c` of `g c` still belongs to it. */
const SEQUENCE_MS = 1_200;

/** The one place that knows all shortcuts of the window. `bindings` says where a person has moved them to. */
export function createKeyRegistry(bindings: () => KeyBindings): KeyRegistry {
  const holders = new Set<KeyHolder>();
  let begun: { readonly stroke: string; readonly at: number } | null = null;
  const rank = (holder: KeyHolder): number => NEAREST_FIRST.indexOf(holder.reach());
  const inOrder = (): KeyHolder[] => [...holders].toSorted((left, right) => rank(left) - rank(right));

  return {
    add: (holder) => {
      holders.add(holder);
      return () => holders.delete(holder);
    },
    shortcuts: () => inOrder().flatMap((holder) => holder.shortcuts()),
    hear: (event) => {
      const stroke = keyName(event);
      const before = begun && event.timeStamp - begun.at < SEQUENCE_MS ? begun.stroke : null;
      begun = null;
      const chosen = bindings();
      const all = inOrder();
      const isHeard = (pressed: string): boolean => {
        const meant = meantBy(chosen, pressed);
        return meant !== null && all.some((holder) => holder.hear(meant, event));
      };
      if (before !== null && isHeard(`${before} ${stroke}`)) return;
      if (isHeard(stroke)) return;
      const goesOn = (own: string): boolean => strokesOf(chosen, own).startsWith(`${stroke} `);
      if (!all.some((holder) => holder.begins(goesOn, event))) return;
      event.preventDefault();
      begun = { stroke, at: event.timeStamp };
    },
  };
}
