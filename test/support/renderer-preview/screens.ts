import type { Page } from 'playwright-core';
import { LIST_SCREENS } from './screens-lists.ts';

/** A state of a screen: the world the bridge is in, where to go, and what is done there first. */
export interface Screen {
  readonly world: string;
  readonly path?: string;
  /** More of the world than its name says, such as how many customers there are. */
  readonly query?: Readonly<Record<string, string>>;
  readonly size?: readonly [width: number, height: number];
  readonly act?: (page: Page) => Promise<void>;
}

const first = '0199c2f4-7d1e-7a60-b1c8-000000000000';
const byNumber = (index: number): string => `/customers/${first.slice(0, -2)}${String(index).padStart(2, '0')}`;
/** Through the wizard by keyboard: to the file, the columns, the dry run, the report. */
async function walkImport(page: Page, steps: number): Promise<void> {
  await page.locator('main ol li').first().waitFor();
  for (let step = 0; step <= steps; step += 1) {
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(200);
  }
}

/** Every state of every screen that the pictures and the test of the screens look at. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  today: { world: 'cell', path: '/today', act: (page) => page.getByRole('region').first().waitFor() },
  'today-local': { world: 'local', path: '/today', size: [1920, 1080] },
  'today-empty': { world: 'localEmpty', path: '/today' },
  list: { world: 'cell', act: async (page) => page.keyboard.press('j') },
  'list-wide': { world: 'cell', size: [1920, 1080] },
  'list-delete': {
    world: 'cell',
    act: async (page) => {
      for (const key of ['j', 'j', 'Delete']) await page.keyboard.press(key);
      await page.getByRole('status').getByRole('button').waitFor();
    },
  },
  'list-local': { world: 'local' },
  'list-empty': { world: 'localEmpty' },
  'list-none': { world: 'cell', act: (page) => page.getByRole('searchbox').fill('没有这家') },
  customer: { world: 'cell', path: byNumber(0) },
  'customer-conflict': { world: 'cell', path: byNumber(3) },
  'customer-refused': { world: 'cell', path: byNumber(9), size: [1920, 1080] },
  'customer-note': {
    world: 'cell',
    path: byNumber(0),
    act: async (page) => {
      await page.keyboard.press('v');
      await page.keyboard.type('二期产线 3 月进场，传感器统一采购\n对方希望把质保金改为质保函');
      await page.getByRole('group').getByRole('button').first().click();
    },
  },
  'customer-tags': {
    world: 'cell',
    path: byNumber(0),
    act: async (page) => {
      await page.getByRole('button', { name: /^(修改标签|Change tags)$/u }).click();
      await page.keyboard.type('年度');
      await page.getByRole('option').first().waitFor();
    },
  },
  edit: { world: 'cell', path: byNumber(0), act: (page) => page.keyboard.press('e') },
  new: {
    world: 'cell',
    path: '/customers/new',
    act: async (page) => {
      await page.locator('[data-form-field=creditLimitCents]').fill('很多');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  missing: { world: 'cell', path: '/customers/nobody' },
  sync: { world: 'cell', path: '/sync' },
  'sync-offline': { world: 'offline', path: '/sync' },
  'sync-signed-out': { world: 'signedOut', path: '/sync' },
  'sync-settled': { world: 'settled', path: '/sync' },
  'sync-local': { world: 'local', path: '/sync' },
  badge: {
    world: 'cell',
    act: async (page) => {
      await page.locator('[data-truth]').click();
    },
  },
  ...Object.fromEntries(
    ['offline', 'trouble', 'syncing', 'signedOut', 'empty', 'settled', 'local'].map((world): [string, Screen] => [
      `badge-${world}`,
      { world, act: (page) => page.locator('[data-truth]').click() },
    ]),
  ),
  'sync-trouble': { world: 'trouble', path: '/sync' },
  palette: { world: 'cell', size: [1440, 900], act: (page) => page.keyboard.press('Control+k') },
  'palette-hits': {
    world: 'cell',
    size: [1440, 900],
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('博');
      await page.locator('mark').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  'palette-none': {
    world: 'cell',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('没有这家');
      await page.getByRole('option').first().waitFor();
    },
  },
  'palette-commands': {
    world: 'cell',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('>');
    },
  },
  'settings-shortcuts': {
    world: 'cell',
    path: '/settings/shortcuts',
    act: async (page) => {
      const button = page.getByRole('region').getByRole('button', { name: /搜索与命令|Search and commands/u });
      await button.click();
      await page.keyboard.press('e');
      await page.getByRole('alert').waitFor();
      await button.click();
    },
  },
  'no-page': { world: 'cell', path: '/nowhere/at/all' },
  small: { world: 'cell', size: [640, 400] },
  'small-settings': { world: 'cell', path: '/settings', size: [640, 400] },
  'min-size': { world: 'trouble', size: [960, 600] },
  shortcuts: { world: 'cell', size: [1440, 900], act: (page) => page.keyboard.press('?') },
  create: { world: 'cell', act: (page) => page.keyboard.press('c') },
  settings: { world: 'cell', path: '/settings' },
  welcome: { world: 'welcome' },
  connect: {
    world: 'welcome',
    act: async (page) => {
      await page.keyboard.press('2');
      await page.locator('[data-form-field=address]').fill('https://crm.huadong.example');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByRole('button').waitFor();
    },
  },
  'connect-error': {
    world: 'welcome',
    act: async (page) => {
      await page.keyboard.press('2');
      await page.locator('[data-form-field=address]').fill('crm.huadong');
      await page.keyboard.press('Tab');
      await page.locator('[type=submit]').click();
      await page.locator('[class*=error]').first().waitFor();
    },
  },
  contacts: { world: 'cell', path: '/contacts', size: [1440, 900], act: async (page) => page.keyboard.press('j') },
  'contacts-small': { world: 'cell', path: '/contacts' },
  'contacts-empty': { world: 'localEmpty', path: '/contacts' },
  contact: { world: 'cell', path: '/contacts/0199c2f5-1a2b-7a60-b1c8-000000000000', size: [1440, 900] },
  'contact-edit': {
    world: 'cell',
    path: '/contacts/0199c2f5-1a2b-7a60-b1c8-000000000001',
    act: (page) => page.keyboard.press('e'),
  },
  'contact-new': {
    world: 'cell',
    path: '/contacts/new',
    act: async (page) => {
      await page.locator('input[data-form-field=customerId]').fill('宁波');
      await page.getByRole('option').first().waitFor();
    },
  },
  'sync-conflict': {
    world: 'cell',
    path: '/sync/conflicts',
    size: [1440, 900],
    act: async (page) => {
      await page.getByRole('radio').first().waitFor();
      for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    },
  },
  'sync-conflict-small': { world: 'cell', path: '/sync/conflicts' },
  'sync-refused': {
    world: 'cell',
    path: '/sync/refused',
    size: [1440, 900],
    act: async (page) => {
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await page.keyboard.press('l');
      await page.getByRole('listitem').first().waitFor();
    },
  },
  'import-start': { world: 'cell', path: '/import/customers', size: [1440, 900] },
  ...Object.fromEntries(
    (['file', 'mapping', 'dry-run', 'report'] as const).flatMap((step, steps) =>
      (['', '-small'] as const).map((suffix): [string, Screen] => [
        `import-${step}${suffix}`,
        {
          world: 'cell',
          path: '/import/customers',
          ...(suffix === '' ? { size: [1440, 900] as const } : {}),
          act: (page) => walkImport(page, steps),
        },
      ]),
    ),
  ),
  locked: { world: 'locked' },
  recovery: { world: 'damaged', act: (page) => page.locator('main button').first().waitFor() },
  'recovery-older': { world: 'older', act: (page) => page.locator('main button').first().waitFor() },
  'recovery-done': { world: 'damaged', act: (page) => page.locator('main button').first().click() },
  'settings-data': { world: 'cell', path: '/settings', size: [1280, 1300] },
  'settings-connection': { world: 'cell', path: '/settings/connection', size: [1280, 1300] },
  'settings-keys': { world: 'cell', path: '/settings/shortcuts', size: [1280, 1300] },
  'settings-backup': {
    world: 'cell',
    path: '/settings',
    size: [1280, 1300],
    act: async (page) => {
      await page.getByRole('button', { name: /备份到文件|Back up to a file/u }).click();
      await page.getByText(/^(密码|A passphrase)$/u).click();
      await page.locator('[type=submit]').click();
    },
  },
  'settings-key': {
    world: 'cell',
    path: '/settings',
    size: [1280, 1300],
    act: async (page) => {
      await page.getByRole('button', { name: /显示命令行|Show the key for/u }).click();
      await page.getByRole('button', { name: /^(显示钥匙|Show the key)$/u }).click();
      await page.locator('code').waitFor();
    },
  },
  updating: { world: 'updating', act: (page) => page.waitForTimeout(700) },
  ...LIST_SCREENS,
  'today-loading': { world: 'loading', path: '/today' },
  'today-failed': { world: 'failing', path: '/today' },
  'customer-loading': { world: 'loading', path: byNumber(0) },
  'customer-failed': { world: 'failing', path: byNumber(0) },
  'customer-wide': { world: 'cell', path: byNumber(5), size: [1920, 1080] },
  'customer-extreme': { world: 'extreme', path: byNumber(1) },
  'small-customer': { world: 'cell', path: byNumber(1), size: [640, 400] },
  'customer-extreme-small': { world: 'extreme', path: byNumber(0), size: [911, 512] },
  'palette-extreme': {
    world: 'extreme',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('博');
      await page.locator('mark').first().waitFor();
    },
  },
  'today-extreme': { world: 'extreme', path: '/today' },
  'customer-local': { world: 'local', path: byNumber(1) },
  'sync-loading': { world: 'loading', path: '/sync' },
  'import-writing': {
    world: 'cell',
    path: '/import/customers',
    query: { slow: '' },
    act: (page) => walkImport(page, 3),
  },
  'settings-local': { world: 'local', path: '/settings', size: [1920, 1080] },
  stopped: { world: 'stopped' },
  narrow: { world: 'preview', size: [1000, 700] },
};
