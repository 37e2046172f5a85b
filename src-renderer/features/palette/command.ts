import type { Icon } from '@tabler/icons-react';

/** Something that the palette can do; the same list makes the rail's keys and the quick create menu. */
export interface Command {
  readonly id: string;
  readonly kind: 'go' | 'create' | 'do';
  readonly icon: Icon;
  readonly title: string;
  /** By what else it is found: the other language, pinyin, initials. Small letters. */
  readonly words: string;
  readonly strokes?: string;
  /** Why it cannot be done now; then it is shown, greyed, and never run. */
  readonly isOff?: string | undefined;
  readonly run: () => void;
}

/** The commands that a text means, those whose title begins with it first; all for an empty text. */
export function matchingCommands(commands: readonly Command[], text: string): readonly Command[] {
  const asked = text.trim().toLowerCase();
  if (asked === '') return commands;
  const rank = ({ title, words }: Command): number => {
    const small = title.toLowerCase();
    if (small.startsWith(asked)) return 0;
    if (small.includes(asked)) return 1;
    return words.split(' ').some((word) => word.startsWith(asked.replaceAll(' ', ''))) ? 2 : 3;
  };
  return commands.filter((command) => rank(command) < 3).toSorted((left, right) => rank(left) - rank(right));
}
