const SWITCH = '--cli';

/**
 * The words of a command line for the program that was started as `Satchel --cli WORD …`, or null where it was started for its
 * windows. A `--` right behind the switch is no word: it keeps Chromium from reading the words behind it, and on Windows Electron
 * refuses to start with an address among them that does not stand behind one.
 */
export function commandWords(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(SWITCH);
  if (at === -1) return null;
  const words = argv.slice(at + 1);
  return words[0] === '--' ? words.slice(1) : words;
}
