import type { LaunchedSatchel } from '../../support/launch-satchel.ts';
import { screensOf } from '../pages/screens.ts';
import type { Hands } from './hands.ts';
import type { Pictures } from './pictures.ts';
import type { Settings } from '../../../src-shared/ipc/shell.routes.ts';

interface Parts {
  readonly app: LaunchedSatchel;
  readonly hands: Hands;
  readonly pictures: Pictures;
  /** The customer whose page is shown. */
  readonly name: string;
}

const LOOKS = [
  { language: 'zh', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
] as const satisfies readonly Settings[];

/** The same list and page in both languages and both themes, switched while the app runs. */
export async function showEveryLook({ app: { page }, hands, pictures, name }: Parts): Promise<void> {
  const { frame, customers } = screensOf(page);
  await frame.goToCustomers();
  await frame.search.fill('');
  await customers.rows.nth(5).waitFor();
  await pictures.take('customers.zh.light');
  for (const look of LOOKS) {
    await page.evaluate(async (settings) => {
      const { satchel } = window as unknown as {
        satchel: { request: (name: string, input: unknown) => Promise<unknown> };
      };
      await satchel.request('shell.saveSettings', settings);
    }, look);
    await page
      .locator(`html[lang^="${look.language}"][data-mantine-color-scheme="${look.theme}"]`)
      .waitFor({ state: 'attached' });
    if (look.language !== 'zh' || look.theme !== 'light')
      await pictures.take(`customers.${look.language}.${look.theme}`);
  }
  await hands.open(name);
  await pictures.take('customer');
  await frame.goToSettings();
  await pictures.take('settings');
}
