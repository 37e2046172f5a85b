import type { Page } from 'playwright-core';
import type { Random } from '../../support/random.ts';
import type { Expected, Seen } from './watch-page.ts';

/** A running app with the list of all customers on its screen, and what there is to do. */
export interface Visit {
  readonly page: Page;
  /** Of customers that are there. */
  readonly names: readonly string[];
  readonly initials: readonly string[];
  readonly random: Random;
}

/** What was seen each time that something was done, by what it is called. */
export type Acts = Readonly<Record<string, readonly Seen[]>>;
/** Begins and ends on the list of all customers. */
export type Act = (visit: Visit) => Promise<Acts>;

/** So often is everything done. */
export const TIMES = 100;

/** The rows of a list that are mounted. */
export const ROWS = '[role="grid"] [role="rowgroup"]';
/** The rows in sight are those of records. */
export const LIST: Expected = { shows: [`${ROWS} [role="row"]`], lacks: [`${ROWS} [aria-busy]`] };
/** They are other ones than before. */
export const OTHER_ROWS: Expected = { ...LIST, changes: ROWS };
const PAGE = { lacks: ['main [aria-busy="true"]'], changes: 'main h1' } as const;
export const TODAY: Expected = { ...PAGE, shows: ['main section h2'] };
/** Not only the record: what was done with it, or the word that there is nothing. */
export const RECORD: Expected = { ...PAGE, shows: ['main section li, main section p'] };

export async function repeat(once: (turn: number) => Promise<readonly Seen[]>, count = TIMES): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let turn = 0; turn < count; turn += 1) seen.push(...(await once(turn)));
  return seen;
}

/** Puts the sight anywhere into the list: 0 = its top, 1 = its end. */
export const scrollTo = (page: Page, part: number): Promise<void> =>
  page.evaluate((to) => {
    const grid = document.querySelector('[role="grid"]');
    grid?.scrollTo({ top: grid.scrollHeight * to, behavior: 'instant' });
  }, part);
