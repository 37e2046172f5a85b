import { zh } from '../../../src-renderer/i18n/zh.ts';
import { screensOf } from '../../e2e/pages/screens.ts';
import { LIST, OTHER_ROWS, RECORD, repeat, scrollTo, TODAY, type Act } from './act.ts';
import { saveBenchViews } from './bench-views.ts';
import { calm, seenAfter, type Expected, type Seen } from './watch-page.ts';

export const goBetween: Act = async (visit) => {
  const { page, times } = visit;
  const go = async (key: string, expected: Expected): Promise<Seen> => {
    await page.keyboard.press('g');
    return seenAfter(visit, expected, () => page.keyboard.press(key));
  };
  const today: Seen[] = [];
  const list: Seen[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    today.push(await go('t', TODAY));
    list.push(await go('c', LIST));
  }
  return { 'opening Today': today, 'opening the list': list };
};

export const openCustomer: Act = async (visit) => {
  const { page, random, times } = visit;
  const back: Seen[] = [];
  const there = await repeat(times, async () => {
    await scrollTo(page, random.below(10_000) / 10_000);
    await calm(page);
    const cell = screensOf(page)
      .customers.rows.nth(4 + random.below(10))
      .locator('[data-column="name"]');
    const seen = await seenAfter(visit, RECORD, () => cell.dblclick());
    back.push(await seenAfter(visit, LIST, () => page.keyboard.press('Escape')));
    return [seen];
  });
  return { 'opening a customer': there, 'back to the list from a customer': back };
};

export const switchView: Act = async (visit) => {
  const { page, times } = visit;
  const names = await saveBenchViews(page);
  const tab = (name: string) => page.getByRole('tab', { name }).first();
  const seen = await repeat(times, async (turn) => {
    const name = names[turn % names.length] ?? '';
    return [await seenAfter(visit, OTHER_ROWS, () => tab(name).click())];
  });
  await tab(zh.grid.views.all).click();
  await calm(page);
  return { 'switching to another view': seen };
};

export const sortList: Act = async (visit) => {
  const { page, times } = visit;
  const fields = ['name', 'region', 'updatedAt', 'industry'] as const;
  const seen = await repeat(times, async (turn) => {
    const head = page.locator(`[role="columnheader"][data-column="${fields[turn % fields.length]}"] button`);
    return [await seenAfter(visit, OTHER_ROWS, () => head.click())];
  });
  return { 'sorting by another column': seen };
};

export const jump: Act = async (visit) => {
  const { page, random, times } = visit;
  const anywhere = await repeat(times, async () => [
    await seenAfter(visit, OTHER_ROWS, () => scrollTo(page, random.below(10_000) / 10_000)),
  ]);
  const ends = await repeat(times, async (turn) => [
    await seenAfter(visit, OTHER_ROWS, () => page.keyboard.press(turn % 2 === 0 ? 'End' : 'Home')),
  ]);
  return { 'the scrollbar dragged to any place': anywhere, 'a jump to the last row or the first': ends };
};
