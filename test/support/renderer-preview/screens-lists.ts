import type { Page } from 'playwright-core';
import type { Screen } from './screens.ts';

/** Keys one after another, as a person presses them. */
const press =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

const WIDE = [1920, 1080] as const;

/** What lists can be in and what can be open on them. */
export const LIST_SCREENS: Readonly<Record<string, Screen>> = {
  'list-loading': { world: 'loading' },
  'list-failed': { world: 'failing' },
  'list-offline': { world: 'offline' },
  'list-picked': { world: 'cell', act: press('j', 'x', 'j', 'j', 'x', 'j', 'x') },
  'list-bulk-edit': {
    world: 'cell',
    act: async (page) => {
      await press('j', 'x', 'j', 'x', 'e')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  'list-filter': {
    world: 'cell',
    act: async (page) => {
      await page.keyboard.press('f');
      await page.getByRole('dialog').waitFor();
    },
  },
  'list-filtered': {
    world: 'cell',
    act: (page) => page.getByRole('tab', { name: /^(未同步|Unsettled)/u }).click(),
  },
  'list-columns': {
    world: 'cell',
    act: async (page) => {
      await page.getByRole('button', { name: /^(列：|Columns:)/u }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  'list-column-menu': {
    world: 'cell',
    act: async (page) => {
      await page.getByRole('columnheader').nth(3).click({ button: 'right' });
      await page.getByRole('menu').waitFor();
    },
  },
  'list-view-menu': {
    world: 'cell',
    act: async (page) => {
      await page.getByRole('button', { name: /^(视图的更多操作|More about this view)$/u }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  'list-cell-locked': { world: 'cell', act: press('j', 'ArrowRight', 'ArrowRight', 'F2') },
  'list-view-imported': {
    world: 'cell',
    act: async (page) => {
      await page.getByRole('button', { name: /^(视图的更多操作|More about this view)$/u }).click();
      await page.getByRole('menuitem', { name: /^(导入视图|Import views)$/u }).click();
      await page.getByRole('status').getByRole('button').waitFor();
    },
  },
  'list-view-drop': {
    world: 'cell',
    act: async (page) => {
      const transfer = await page.evaluateHandle(() => {
        const files = new DataTransfer();
        files.items.add(new File(['{}'], 'view.json'));
        return files;
      });
      await page.locator('main').dispatchEvent('dragover', { dataTransfer: transfer });
    },
  },
  'list-toasts': {
    world: 'cell',
    act: async (page) => {
      await press('j', 'Delete', 'Delete', 'Delete', 'Delete', 'Delete')(page);
      await page.getByRole('status').getByRole('button').nth(2).waitFor();
    },
  },
  'list-cell-edit': {
    world: 'cell',
    act: press('j', 'j', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'F2'),
  },
  'list-thousands': { world: 'cell', size: WIDE, query: { count: '24514' }, act: press('Control+End') },
  'list-scrolled': {
    world: 'local',
    act: (page) => page.locator('[role=grid]').evaluate((grid) => grid.scrollTo(400, 900)),
  },
  'list-extreme': { world: 'extreme', act: press('j', 'x') },
  'list-extreme-small': { world: 'extreme', size: [911, 512] },
  'list-extreme-views': { world: 'extreme', size: WIDE, query: { count: '3' } },
  'contacts-extreme': { world: 'extreme', path: '/contacts' },
  'contacts-loading': { world: 'loading', path: '/contacts', size: WIDE },
  'contacts-failed': { world: 'failing', path: '/contacts' },
  'contacts-picked': { world: 'cell', path: '/contacts', act: press('j', 'x') },
  'narrow-contacts': { world: 'cell', path: '/contacts', size: [1000, 700], act: press('j') },
};
