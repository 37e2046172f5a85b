import { createReadings } from '../../../src-main/core/store/search/pinyin-readings.ts';
import { OTHER_ROWS, repeat, ROWS, type Act, type Visit } from './act.ts';
import { calm, seenAfter, type Expected, type Seen } from './watch-page.ts';

const MARKS = '[role="option"] mark';
/** Other rows, or in the foot below them another number of them. */
const ANSWER: Expected = { ...OTHER_ROWS, part: ':has(> [role="grid"])', changes: `${ROWS}, [role="grid"] ~ *` };
const PALETTE: Expected = { part: '[data-portal]', shows: ['[role="dialog"] [role="option"]'] };
/** Answers mark what was typed; what stands there until they come marks what was typed before. */
const HITS: Expected = { part: '[role="dialog"] [role="listbox"]', shows: [MARKS], changes: MARKS };
/** Of each word so many letters are typed, of which at least two count. */
const LETTERS = 4;
const wordsFor = ({ times }: Visit): number => Math.ceil(times / 2);

export const openPalette: Act = async (visit) => ({
  'opening the palette': await repeat(visit.times, async () => {
    const { page } = visit;
    const seen = await seenAfter(visit, PALETTE, () => page.keyboard.press('Control+k'));
    await page.keyboard.press('Escape');
    return [seen];
  }),
});

export const searchList: Act = async (visit) => {
  const { page } = visit;
  const seen = await repeat(wordsFor(visit), async () => {
    await page.keyboard.press('/');
    const letters = await typed(visit, ANSWER);
    await page.keyboard.press('Escape');
    await calm(page);
    return letters;
  });
  return { 'a letter typed into the search of the list': seen };
};

export const searchPalette: Act = async (visit) => {
  const { page } = visit;
  const seen = await repeat(wordsFor(visit), async () => {
    await page.keyboard.press('Control+k');
    const letters = await typed(visit, HITS);
    await page.keyboard.press('Escape');
    return letters;
  });
  return { 'a letter typed into the palette': seen };
};

/** Types the beginning of a name, or of its initials, letter by letter; a letter that leaves most of what was found is no act. */
async function typed(visit: Visit, expected: Expected): Promise<readonly Seen[]> {
  const { keyboard } = visit.page;
  const type = (letter: string): Promise<void> =>
    /^[a-z]$/u.test(letter) ? keyboard.press(letter) : keyboard.insertText(letter);
  const words = visit.random.below(2) === 0 ? visit.names : visit.initials;
  const letters = [...visit.random.pick(words)].slice(0, LETTERS);
  const seen: Seen[] = [];
  for (const [at, letter] of letters.entries()) {
    const [before, after] = [at, at + 1].map((end) => found(words, letters.slice(0, end).join('')));
    const isAct = at > 0 && (after ?? 0) <= (before ?? 0) / 2 && !isSameSound(letters[at - 1], letter);
    if (isAct) seen.push(await seenAfter(visit, expected, () => type(letter)));
    else await type(letter);
  }
  return seen;
}

/** zh, ch and sh begin one syllable each: what answers to z may answer to zh, with the same marks. */
const isSameSound = (before: string | undefined, letter: string): boolean =>
  letter === 'h' && before !== undefined && 'zcs'.includes(before);

const found = (words: readonly string[], text: string): number => words.filter((word) => word.includes(text)).length;

/** The initials of names, in pinyin. */
export function initialsOf(names: readonly string[]): readonly string[] {
  const readingsOf = createReadings();
  return names.map((name) => (readingsOf(name)[0] ?? []).map((unit) => unit.charAt(0)).join(''));
}
