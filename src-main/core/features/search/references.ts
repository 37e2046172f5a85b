import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable, titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { ParsedInputOf } from '../../../../src-shared/ipc/define.ts';
import type { ReferenceLine, referencesRoutes } from '../../../../src-shared/ipc/references.routes.ts';
import { isMasked, maskPhone } from '../../../../src-shared/lib/mask.ts';
import { authorOf, type CurrentWorkspace } from '../../open-workspace.ts';
import { recordLines } from '../../record-lines.ts';
import type { Store } from '../../store/store.ts';
import type { Recents } from './recents.ts';

type Find = ParsedInputOf<(typeof referencesRoutes)['references.find']>;

/** What fields that refer to other records, and to people, are filled with. All throw NO_WORKSPACE. */
export interface References {
  readonly find: (asked: Find) => Promise<ReferenceLine[]>;
  readonly name: (asked: { readonly to: Entity; readonly id: string }) => Promise<string | null>;
  readonly people: () => Promise<{ user: string; customers: number }[]>;
}

interface Deps {
  readonly current: CurrentWorkspace;
  readonly recents: Pick<Recents, 'get'>;
}

export function createReferences({ current, recents }: Deps): References {
  return {
    find: async ({ to, text, customerId, limit }) => {
      const { store } = current();
      const opened = text.trim() === '' ? (await recents.get()).records : [];
      const ids = [
        ...opened.flatMap(({ entity, id }) => (entity === to ? [id] : [])),
        ...(await matching(store, { to, text: text.trim(), customerId, limit })),
      ];
      const refs = [...new Set(ids)].map((id) => ({ entity: to, id }));
      const belongs = (record: Readonly<Record<string, unknown>>): boolean =>
        customerId === null || record['customerId'] === customerId;
      return (await recordLines(store, refs))
        .filter(({ record }) => belongs(record))
        .slice(0, limit)
        .map(({ line: { id, title, facts }, record }) => ({ id, title, facts, phone: phoneOf(record) }));
    },
    name: async ({ to, id }) => {
      const record = await current().store.get(to, id);
      return record === null ? null : titleOf(to, record);
    },
    people: async () => {
      const { store, entry } = current();
      const me = authorOf(entry);
      const owners = await store.figures.owners();
      const mine = owners.find(({ user }) => user === me)?.customers ?? 0;
      return [{ user: me, customers: mine }, ...owners.filter(({ user }) => user !== me)];
    },
  };
}

/** The best matches of a text, or without one what was changed last. */
async function matching(store: Store, { to, text, customerId, limit }: Find): Promise<readonly string[]> {
  const isOfCustomer = customerId !== null && Object.hasOwn(entityTable[to].references, 'customerId');
  if (text !== '' && !isOfCustomer) {
    return (await store.search(text, { entities: [to], limit })).map(({ id }) => id);
  }
  const { rows } = await store.page(to, {
    where: { deletedAt: { eq: null }, ...(isOfCustomer ? { customerId: { eq: customerId } } : {}) },
    ...{ sort: { field: 'updatedAt', isDescending: true }, limit, after: null, search: text },
  });
  return rows.map(({ id }) => id);
}

/** The first number of a record, as much of it as tells two people apart without dialling it. */
function phoneOf(record: Readonly<Record<string, unknown>>): string | null {
  const number = ['mobile', 'phone'].map((field) => record[field]).find((value) => typeof value === 'string' && value);
  if (typeof number !== 'string') return null;
  return isMasked(number) ? number : maskPhone(number);
}
