import type { ConsoleMessage, Page } from '@playwright/test';

/** What a page complained of since it was opened: warnings and errors of its console, and errors that nobody caught. */
export interface Complaints {
  readonly listenTo: (page: Page) => Promise<void>;
  readonly heard: () => readonly string[];
}

/** The texts that a page should never write, each once; `expected` is what a test provokes on purpose. */
export function createComplaints(expected: RegExp | null): Complaints {
  const heard = new Set<string>();
  const note = (text: string): void => {
    if (!expected?.test(text)) heard.add(text);
  };
  const read = (message: ConsoleMessage): void => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text());
  };
  return {
    listenTo: async (page) => {
      page.on('console', read);
      page.on('pageerror', (error) => note(String(error)));
      // What it wrote before anybody listened.
      for (const message of await page.consoleMessages()) read(message);
      for (const error of await page.pageErrors()) note(String(error));
    },
    heard: () => [...heard],
  };
}
