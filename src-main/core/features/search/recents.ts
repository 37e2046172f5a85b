import { z } from 'zod';
import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import type { ParsedInputOf } from '../../../../src-shared/ipc/define.ts';
import type { Recents as RecentThings, recentsRoutes } from '../../../../src-shared/ipc/search.routes.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import { recordLines } from '../../record-lines.ts';
import type { StoreReader } from '../../store/store.ts';

/** What was opened and searched for last, and where the window was; kept in the encrypted store of the workspace. */
export interface Recents {
  readonly get: () => Promise<RecentThings>;
  readonly note: (input: ParsedInputOf<(typeof recentsRoutes)['recents.note']>) => Promise<void>;
}

const KEY = 'recents';
const MOST_RECORDS = 12;
const MOST_SEARCHES = 6;

const keptSchema = z.object({
  records: z.array(z.object({ entity: z.enum(ENTITIES), id: z.uuid() })),
  searches: z.array(z.string()),
  place: z.string().nullable(),
});
type Kept = z.infer<typeof keptSchema>;

export function createRecents({ current }: { readonly current: CurrentWorkspace }): Recents {
  return {
    get: async () => {
      const { store } = current();
      const { records, ...kept } = await keptIn(store);
      return { ...kept, records: (await recordLines(store, records)).map(({ line }) => line) };
    },
    note: ({ record, search, place }) =>
      current().store.write(async (read) => {
        const kept = await keptIn(read);
        const next: Kept = {
          records: record === undefined ? kept.records : withFirst(kept.records, record, MOST_RECORDS),
          searches: search === undefined ? kept.searches : withFirst(kept.searches, search, MOST_SEARCHES),
          place: place ?? kept.place,
        };
        const settings = JSON.stringify(next) === JSON.stringify(kept) ? {} : { [KEY]: next };
        return { plan: { puts: [], settings }, result: undefined };
      }),
  };
}

/** Nothing, where nothing usable is kept: what is lost is only a convenience. */
async function keptIn(read: Pick<StoreReader, 'setting'>): Promise<Kept> {
  const kept = keptSchema.safeParse(await read.setting(KEY));
  return kept.success ? kept.data : { records: [], searches: [], place: null };
}

function withFirst<One>(all: readonly One[], first: One, most: number): One[] {
  const same = JSON.stringify(first);
  return [first, ...all.filter((one) => JSON.stringify(one) !== same)].slice(0, most);
}
