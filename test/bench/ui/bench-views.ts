import type { Page } from 'playwright-core';
import { defaultViews } from '../../../src-shared/domain/views/default-views.ts';
import type { Filter } from '../../../src-shared/domain/views/filter.schema.ts';
import type { View } from '../../../src-shared/domain/views/view.schema.ts';
import type { SatchelBridge } from '../../../src-shared/ipc/bridge.ts';

const eq = (field: string, value: string): Filter => ({ field, op: 'eq', value });

/** Tabs that a person could have made: one condition, several at once, one of several, and other orders. */
const FILTERS: Readonly<Record<string, { readonly filter: Filter; readonly field: string }>> = {
  北京: { filter: eq('region', '北京'), field: 'name' },
  停用: { filter: eq('status', 'inactive'), field: 'updatedAt' },
  上海在用: { filter: { all: [eq('region', '上海'), eq('status', 'active')] }, field: 'createdAt' },
  科技或医疗: { filter: { any: [eq('industry', '科技'), eq('industry', '医疗')] }, field: 'updatedAt' },
};

/** Saves these views as a person would have. Gives the names of their tabs. */
export async function saveBenchViews(page: Page): Promise<readonly string[]> {
  const [{ columns } = { columns: [] }] = defaultViews('customers');
  const views = Object.entries(FILTERS).map(([name, { filter, field }]): Omit<View, 'id'> & { readonly id: null } => ({
    ...{ id: null, name, columns: [...columns], filter, search: '' },
    sort: { field, isDescending: field !== 'name' },
  }));
  for (const view of views) {
    const isSaved = await page.evaluate(async (input) => {
      const { satchel } = globalThis as typeof globalThis & { readonly satchel: SatchelBridge };
      return (await satchel.request('views.save', { entity: 'customers', view: input })).ok;
    }, view);
    if (!isSaved) throw new Error(`view ${view.name} not saved`);
  }
  return Object.keys(FILTERS);
}
