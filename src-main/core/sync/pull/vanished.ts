import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { Store, StoreReader } from '../../store/store.ts';

/** Keys of `sync_state`: how many records the last list lacked at once, and how many of those a person has confirmed. */
const vanishedKey = (entity: Entity): string => `vanished.${entity}`;
const confirmedKey = (entity: Entity): string => `vanished-confirmed.${entity}`;

type Reader = Pick<StoreReader, 'syncState'>;

const countAt = async (store: Reader, key: string): Promise<number> => {
  const value = await store.syncState(key);
  return typeof value === 'number' ? value : 0;
};

/** Records missing on the server's list, so many at once that nothing was deleted here; 0 = none. */
export const vanishedCount = (store: Reader, entity: Entity): Promise<number> => countAt(store, vanishedKey(entity));

/** Whether a person has said of so many missing records that they were deleted. More than confirmed is a new question. */
export const isConfirmed = async (store: Reader, entity: Entity, missing: number): Promise<boolean> =>
  missing <= (await countAt(store, confirmedKey(entity)));

/** A person says that the missing records were deleted there. Each is still asked for before it goes here. */
export const confirmVanished = (store: Store, entity: Entity): Promise<number> =>
  store.write(async (read) => {
    const missing = await vanishedCount(read, entity);
    return { plan: { puts: [], syncState: { [confirmedKey(entity)]: missing } }, result: missing };
  });

/** Notes what the sweep found; with nothing missing, an answer given earlier is used up too. */
export const noteVanished = (store: Store, entity: Entity, missing: number): Promise<void> =>
  store.write(async (read) => {
    const known = [await vanishedCount(read, entity), await countAt(read, confirmedKey(entity))];
    const isSame = known[0] === missing && (missing > 0 || known[1] === 0);
    const used = missing === 0 ? { [confirmedKey(entity)]: 0 } : {};
    return {
      plan: { puts: [], ...(isSame ? {} : { syncState: { [vanishedKey(entity)]: missing, ...used } }) },
      result: undefined,
    };
  });
