import { createContext, useContext, useEffect } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { call } from './call.ts';
import { useEvent } from './use-event.ts';

interface CustomerNames {
  /** By id; null = this customer is not on this computer. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly asked: ReadonlySet<string>;
}

export type CustomerNamesStore = StoreApi<CustomerNames>;

/** The names of customers that other records refer to, each asked for once. One per open workspace. */
export const createCustomerNames = (): CustomerNamesStore =>
  createStore<CustomerNames>(() => ({ names: {}, asked: new Set() }));

export const CustomerNamesContext = createContext<CustomerNamesStore | null>(null);

function useNamesStore(): CustomerNamesStore {
  const store = useContext(CustomerNamesContext);
  if (!store) throw new Error('no customer names around this component');
  return store;
}

async function ask(store: CustomerNamesStore, id: string): Promise<void> {
  const name = await call('customers.get', { id }).then(
    (record) => record.name,
    () => null,
  );
  store.setState(({ names }) => ({ names: { ...names, [id]: name } }));
}

/** The name of the customer with this id: undefined while it is looked up, null when it is not here. */
export function useCustomerName(id: string | null | undefined): string | null | undefined {
  const store = useNamesStore();
  const isAsked = useStore(store, ({ asked }) => id === null || id === undefined || asked.has(id));
  useEffect(() => {
    if (isAsked || typeof id !== 'string' || store.getState().asked.has(id)) return;
    store.setState(({ asked }) => ({ asked: new Set(asked).add(id) }));
    void ask(store, id);
  }, [store, id, isAsked]);
  return useStore(store, ({ names }) => (id ? names[id] : null));
}

/** Keeps the names true: those that changed are asked for again where they are shown. Mounted once. */
export function useFreshCustomerNames(store: CustomerNamesStore): void {
  useEvent('customers.changed', ({ ids }) =>
    store.setState(({ asked }) => ({ asked: ids ? new Set([...asked].filter((id) => !ids.includes(id))) : new Set() })),
  );
}
