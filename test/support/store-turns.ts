import { join } from 'node:path';
import { openStore } from '../../src-main/core/store/open-store.ts';
import type { Change, Store } from '../../src-main/core/store/store.ts';
import { noFigures } from '../../src-main/core/sync/simulation/memory-store.ts';
import { temporaryFolder, TEST_KEY } from './stores.ts';

export interface TurnStore {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
}

/** Stores of one process that take turns, as RxDB opens the collections of one store only. */
export interface StoreTurns {
  /** A store in a folder of its own. It is open while somebody asks it something, and as long as no other one is asked. */
  readonly open: (name: string) => TurnStore;
}

interface Seat {
  readonly name: string;
  readonly file: string;
  readonly listeners: Set<(changes: readonly Change[]) => void>;
}

export function createStoreTurns(): StoreTurns {
  let seated: { readonly seat: Seat; readonly store: Promise<Store> } | null = null;
  let asked = 0;
  let isFree = Promise.withResolvers<undefined>();

  const leave = async (): Promise<void> => {
    const left = seated;
    seated = null;
    await (await left?.store)?.close();
  };

  const openSeat = async (seat: Seat): Promise<Store> => {
    const store = await openStore({ file: seat.file, key: TEST_KEY, name: seat.name });
    store.onChange((changes) => seat.listeners.forEach((listener) => listener(changes)));
    return store;
  };

  /** Whoever is asked meanwhile by the same store goes along; the others wait until nobody asks it any more. */
  const use = async <Result>(seat: Seat, work: (store: Store) => Promise<Result>): Promise<Result> => {
    while (seated?.seat !== seat) {
      if (asked > 0) {
        await isFree.promise;
        continue;
      }
      const left = leave();
      seated = { seat, store: left.then(() => openSeat(seat)) };
    }
    asked += 1;
    try {
      return await work(await seated.store);
    } finally {
      asked -= 1;
      if (asked === 0) {
        isFree.resolve(undefined);
        isFree = Promise.withResolvers();
      }
    }
  };

  return {
    open: (name) => {
      const { dir, remove } = temporaryFolder();
      const seat: Seat = { name, file: join(dir, 'store.db'), listeners: new Set() };
      return {
        store: storeInTurn(seat, (work) => use(seat, work)),
        dispose: async () => {
          if (seated?.seat === seat) await leave();
          remove();
        },
      };
    },
  };
}

function storeInTurn(seat: Seat, use: <Result>(work: (store: Store) => Promise<Result>) => Promise<Result>): Store {
  return {
    get: (...asked) => use((store) => store.get(...asked)),
    getMany: (...asked) => use((store) => store.getMany(...asked)),
    byServerId: (...asked) => use((store) => store.byServerId(...asked)),
    page: (...asked) => use((store) => store.page(...asked)),
    count: (...asked) => use((store) => store.count(...asked)),
    unsettled: (...asked) => use((store) => store.unsettled(...asked)),
    history: (...asked) => use((store) => store.history(...asked)),
    changeSets: () => use((store) => store.changeSets()),
    changeSetRecords: (...asked) => use((store) => store.changeSetRecords(...asked)),
    setting: (...asked) => use((store) => store.setting(...asked)),
    syncState: (...asked) => use((store) => store.syncState(...asked)),
    search: (...asked) => use((store) => store.search(...asked)),
    list: (...asked) => use((store) => store.list(...asked)),
    countList: (...asked) => use((store) => store.countList(...asked)),
    verify: () => use((store) => store.verify()),
    checkPages: (...asked) => use((store) => store.checkPages(...asked)),
    write: (work) => use((store) => store.write(work)),
    figures: noFigures,
    onChange: (listener) => {
      seat.listeners.add(listener);
      return () => seat.listeners.delete(listener);
    },
    close: () => Promise.reject(new Error('a store that takes turns is closed by its `dispose`')),
  };
}
