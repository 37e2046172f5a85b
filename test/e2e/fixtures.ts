import { expect, test as base, type Page } from '@playwright/test';
import {
  launchSatchel,
  startSatchel,
  type LaunchedSatchel,
  type LaunchOptions,
  type StartedSatchel,
} from '../support/launch-satchel.ts';
import { createComplaints, type Complaints } from './complaints.ts';

interface Fixtures {
  /** Starts apps that end with the test. */
  readonly launch: (options?: LaunchOptions) => Promise<LaunchedSatchel>;
  readonly start: (options?: LaunchOptions) => StartedSatchel;
  /** One running app with an empty profile, in Chinese. */
  readonly satchel: LaunchedSatchel;
  readonly page: Page;
}

interface Options {
  /** What the console of a page may say in a test that provokes it: `test.use({ expected: /…/u })`. */
  readonly expected: RegExp | null;
}

interface Watched {
  readonly apps: StartedSatchel[];
  readonly complaints: Complaints;
}

/**
 * Playwright's `test` with our app in the place of a browser. On a failure the app's own output goes to the report. A test fails, whatever it is about, when a
 * page writes a warning or an error to its console.
 */
export const test = base.extend<Fixtures & Options & Watched>({
  expected: [null, { option: true }],
  complaints: async ({ expected }, use) => {
    const complaints = createComplaints(expected);
    await use(complaints);
    expect(complaints.heard(), 'what the pages wrote to their consoles').toEqual([]);
  },
  apps: async ({}, use, info) => {
    const apps: StartedSatchel[] = [];
    await use(apps);
    for (const app of apps) {
      if (info.status !== info.expectedStatus) {
        await info.attach('output of the main process', { body: app.output(), contentType: 'text/plain' });
      }
      await app.dispose();
    }
  },
  start: async ({ apps }, use) => {
    await use((options) => {
      const app = startSatchel(options);
      apps.push(app);
      return app;
    });
  },
  launch: async ({ apps, complaints }, use) => {
    await use(async (options) => {
      const app = await launchSatchel(options);
      apps.push(app);
      await complaints.listenTo(app.page);
      return app;
    });
  },
  satchel: async ({ launch }, use) => {
    await use(await launch({ lang: 'zh' }));
  },
  page: async ({ satchel }, use) => {
    await use(satchel.page);
  },
});

export { expect } from '@playwright/test';
