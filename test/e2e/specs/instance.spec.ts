import { expect, test } from '../fixtures.ts';
import { screensOf } from '../pages/screens.ts';

test('a second start ends with one sentence in both languages and leaves the first one alone', async ({
  launch,
  start,
}, info) => {
  const profile = info.outputPath('profile');
  const first = await launch({ profile, lang: 'zh' });
  const second = start({ profile });
  await expect(second.firstWindow()).rejects.toThrow('before it opened a window');
  expect(await second.exited).toBe(0);
  expect(second.output()).toContain('Satchel 已经打开');
  expect(second.output()).toContain('Satchel is already open');
  await expect(screensOf(first.page).welcome.heading).toBeVisible();
});

test('the window comes back where it was', async ({ launch }, info) => {
  const profile = info.outputPath('profile');
  const bounds = { x: 40, y: 60, width: 1100, height: 720 };
  const first = await launch({ profile });
  await first.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  await first.quit();

  const second = await launch({ profile });
  const restored = await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(restored).toEqual(bounds);
  await expect.poll(() => second.page.evaluate(() => window.innerWidth)).toBe(1100);
});

test('a maximised window comes back maximised and remembers its size', async ({ launch }, info) => {
  const profile = info.outputPath('profile');
  const first = await launch({ profile });
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
  await first.quit();

  const second = await launch({ profile });
  const state = (): Promise<unknown> =>
    second.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { isMaximized: window?.isMaximized(), width: window?.getNormalBounds().width };
    });
  await expect.poll(state).toEqual({ isMaximized: true, width: 1280 });
});

test('language and theme follow the settings', async ({ launch }) => {
  const { page } = await launch({ lang: 'en', theme: 'dark' });
  await expect(screensOf(page, 'en').welcome.heading).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});
