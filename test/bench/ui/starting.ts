import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchSatchel, type LaunchOptions } from '../../support/launch-satchel.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { median } from '../harness.ts';
import type { Dataset } from '../dataset.ts';

const EMPTY_WINDOW = join(import.meta.dirname, 'empty-window');
const ROUNDS = 7;
/** The first record in the list, and the one line of the empty page. */
const SHOWN = '[role="grid"] [role="rowgroup"] [role="row"]:not([aria-busy]), #empty';

/**
 * Median milliseconds from the start of the process to the first list on the screen, each time on the profile of the start
 * before, as a person has it; the first round is thrown away.
 */
export async function startingTimes(
  many: Dataset,
  few: Dataset,
): Promise<Readonly<Record<'many' | 'few' | 'empty', number>>> {
  const { dir, remove } = temporaryFolder();
  const homes = { many: many.copyTo(join(dir, 'many')).dir, few: few.copyTo(join(dir, 'few')).dir };
  const times = { many: new Array<number>(), few: new Array<number>(), empty: new Array<number>() };
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      times.empty.push(await startingTime({ appDir: EMPTY_WINDOW, profile: join(dir, 'empty-profile') }));
      times.few.push(await startingTime({ home: homes.few, key: TEST_KEY, profile: join(dir, 'few-profile') }));
      times.many.push(await startingTime({ home: homes.many, key: TEST_KEY, profile: join(dir, 'many-profile') }));
    }
    const of = (values: readonly number[]): number => median(values.slice(1));
    return { many: of(times.many), few: of(times.few), empty: of(times.empty) };
  } finally {
    remove();
  }
}

async function startingTime(options: LaunchOptions): Promise<number> {
  const startedAt = Date.now();
  const app = await launchSatchel(options);
  try {
    return (await shownAt(app.page)) - startedAt;
  } finally {
    await app.dispose();
  }
}

/** When the frame after the one that shows something began, by the computer's clock. */
const shownAt = (page: Page): Promise<number> =>
  page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(selector) === null) return;
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        look();
      }),
    SHOWN,
  );
