import { useState } from 'react';

export interface Option {
  /** Of the line that Enter runs; null where there is none. */
  readonly key: string | null;
  /** Round at the ends; several lines at once stop there. */
  readonly move: (by: number) => void;
  readonly toEnd: (sign: 1 | -1) => void;
  readonly choose: (key: string) => void;
  /** Another question: again the first. */
  readonly reset: () => void;
}

/** Which of the lines is the current one: the first, until a person moves; again the first when it is gone. */
export function useOption(keys: readonly string[]): Option {
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(0, chosen === null ? 0 : keys.indexOf(chosen));
  const move = (by: number): void => {
    const to = at + by;
    const last = keys.length - 1;
    const round = Math.abs(by) === 1 ? (to + keys.length) % keys.length : Math.min(last, Math.max(0, to));
    setChosen(keys[round] ?? null);
  };
  return {
    key: keys[at] ?? null,
    move,
    toEnd: (sign) => setChosen(keys.at(sign === 1 ? -1 : 0) ?? null),
    choose: setChosen,
    reset: () => setChosen(null),
  };
}
