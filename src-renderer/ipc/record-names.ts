import { createContext, useContext, useEffect } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { isEntity, type Entity } from '../../src-shared/domain/entities.ts';
import { call } from './call.ts';

interface RecordNames {
  /** By entity and id; null = this record is not on this computer. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly asked: ReadonlySet<string>;
}

export type RecordNamesStore = StoreApi<RecordNames>;

/** The names of records that others refer to, each asked for once. One per open workspace. */
export const createRecordNames = (): RecordNamesStore =>
  createStore<RecordNames>(() => ({ names: {}, asked: new Set() }));

export const RecordNamesContext = createContext<RecordNamesStore | null>(null);

function useNamesStore(): RecordNamesStore {
  const store = useContext(RecordNamesContext);
  if (!store) throw new Error('no names of records around this component');
  return store;
}

const keyOf = (to: Entity, id: string): string => `${to} ${id}`;

async function ask(store: RecordNamesStore, to: Entity, id: string): Promise<void> {
  const name = await call('references.name', { to, id }).then(
    (answer) => answer.name,
    () => null,
  );
  store.setState(({ names }) => ({ names: { ...names, [keyOf(to, id)]: name } }));
}

/** What the record of this id is called: undefined while it is looked up, null when it is not here. */
export function useRecordName(to: Entity, id: string | null | undefined): string | null | undefined {
  const store = useNamesStore();
  const key = id ? keyOf(to, id) : null;
  const isAsked = useStore(store, ({ asked }) => key === null || asked.has(key));
  useEffect(() => {
    if (isAsked || !id || key === null || store.getState().asked.has(key)) return;
    store.setState(({ asked }) => ({ asked: new Set(asked).add(key) }));
    void ask(store, to, id);
  }, [store, to, id, key, isAsked]);
  return useStore(store, ({ names }) => (key === null ? null : names[key]));
}

/** Keeps the names true: those that changed are asked for again where they are shown. Mounted once. */
export function useFreshRecordNames(store: RecordNamesStore): void {
  useEffect(
    () =>
      window.satchel.on(({ name, data }) => {
        const [entity = '', what] = name.split('.');
        if (what !== 'changed' || !isEntity(entity) || data === null || !('ids' in data)) return;
        const { ids } = data;
        const isChanged = (key: string): boolean =>
          ids === null ? key.startsWith(`${entity} `) : ids.some((id) => key === keyOf(entity, id));
        const { asked } = store.getState();
        if ([...asked].some(isChanged)) {
          store.setState({ asked: new Set([...asked].filter((key) => !isChanged(key))) });
        }
      }),
    [store],
  );
}
