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
  /** So often is everything done. */
  readonly times: number;
}

/** What was seen each time that something was done, by what it is called. */
export type Acts = Readonly<Record<string, readonly Seen[]>>;
/** Begins and ends on the list of all customers. */
export type Act = (visit: Visit) => Promise<Acts>;

/** The rows of a list that are mounted. */
export const ROWS = '[role="grid"] [role="rowgroup"]';
const PAGE = { part: 'main', lacks: ['main [aria-busy="true"]'], changes: 'main h1' } as const;
/** The rows in sight are those of records, and they are other ones than before. */
export const OTHER_ROWS: Expected = {
  ...{ part: '[role="grid"]', shows: [`${ROWS} [role="row"]`] },
  ...{ lacks: [`${ROWS} [aria-busy]`], changes: ROWS },
};
/** The same on a page that was another one before. */
export const LIST: Expected = { ...OTHER_ROWS, ...PAGE, lacks: [`${ROWS} [aria-busy]`] };
export const TODAY: Expected = { ...PAGE, shows: ['main section h2'] };
/** Not only the record: what was done with it, or the word that there is nothing. */
export const RECORD: Expected = { ...PAGE, shows: ['main section li, main section p'] };

export async function repeat(count: number, once: (turn: number) => Promise<readonly Seen[]>): Promise<Seen[]> {
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
