import { zh } from '../../../src-renderer/i18n/zh.ts';
import { screensOf } from '../../e2e/pages/screens.ts';
import { LIST, OTHER_ROWS, RECORD, repeat, scrollTo, TIMES, TODAY, type Act } from './act.ts';
import { saveBenchViews } from './bench-views.ts';
import { calm, seenAfter, type Expected, type Seen } from './watch-page.ts';

export const goBetween: Act = async ({ page }) => {
  const go = async (key: string, expected: Expected): Promise<Seen> => {
    await page.keyboard.press('g');
    return seenAfter(page, expected, () => page.keyboard.press(key));
  };
  const today: Seen[] = [];
  const list: Seen[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    today.push(await go('t', TODAY));
    list.push(await go('c', { ...LIST, changes: 'main h1' }));
  }
  return { 'opening Today': today, 'opening the list': list };
};

export const openCustomer: Act = async ({ page, random }) => {
  const back: Seen[] = [];
  const there = await repeat(async () => {
    await scrollTo(page, random.below(10_000) / 10_000);
    await calm(page);
    const cell = screensOf(page)
      .customers.rows.nth(4 + random.below(10))
      .locator('[data-column="name"]');
    const seen = await seenAfter(page, RECORD, () => cell.dblclick());
    back.push(await seenAfter(page, { ...LIST, changes: 'main h1' }, () => page.keyboard.press('Escape')));
    return [seen];
  });
  return { 'opening a customer': there, 'back to the list from a customer': back };
};

export const switchView: Act = async ({ page }) => {
  const names = await saveBenchViews(page);
  const tab = (name: string) => page.getByRole('tab', { name }).first();
  const seen = await repeat(async (turn) => {
    const name = names[turn % names.length] ?? '';
    return [await seenAfter(page, OTHER_ROWS, () => tab(name).click())];
  });
  await tab(zh.grid.views.all).click();
  await calm(page);
  return { 'switching to another view': seen };
};

export const sortList: Act = async ({ page }) => {
  const fields = ['name', 'region', 'updatedAt', 'industry'] as const;
  const seen = await repeat(async (turn) => {
    const head = page.locator(`[role="columnheader"][data-column="${fields[turn % fields.length]}"] button`);
    return [await seenAfter(page, OTHER_ROWS, () => head.click())];
  });
  return { 'sorting by another column': seen };
};

export const jump: Act = async ({ page, random }) => {
  const anywhere = await repeat(async () => [
    await seenAfter(page, OTHER_ROWS, () => scrollTo(page, random.below(10_000) / 10_000)),
  ]);
  const ends = await repeat(async (turn) => [
    await seenAfter(page, OTHER_ROWS, () => page.keyboard.press(turn % 2 === 0 ? 'End' : 'Home')),
  ]);
  return { 'the scrollbar dragged to any place': anywhere, 'a jump to the last row or the first': ends };
};
