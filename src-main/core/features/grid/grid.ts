import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { ParsedInputOf } from '../../../../src-shared/ipc/define.ts';
import type { gridRoutes } from '../../../../src-shared/ipc/grid.routes.ts';
import { askedFilter, checkSort } from '../../list-question.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Ports } from '../../ports.ts';
import type { ListPage } from '../../store/store.ts';

/** What a screen with a list of any length asks. */
export interface Grid {
  /** Errors: INVALID_INPUT. */
  readonly page: (input: ParsedInputOf<(typeof gridRoutes)['grid.page']>) => Promise<ListPage<ScreenRecord>>;
  /** Errors: INVALID_INPUT, CANCELLED when the next count of the entity in the same lane begins. */
  readonly count: (input: ParsedInputOf<(typeof gridRoutes)['grid.count']>) => Promise<number>;
}

export function createGrid({
  current,
  ports,
}: {
  readonly current: CurrentWorkspace;
  readonly ports: Pick<Ports, 'clock'>;
}): Grid {
  const counting = new Map<string, AbortController>();
  return {
    page: async ({ entity, filter, after, offset, ...query }) => {
      checkSort(entity, query.sort);
      const asked = { ...query, filter: askedFilter(entity, filter, ports.clock), from: after ?? offset };
      return current().store.list(entity, asked);
    },
    count: async ({ entity, filter, search, lane }) => {
      const asked = { filter: askedFilter(entity, filter, ports.clock), search };
      const key = `${entity} ${lane}`;
      counting.get(key)?.abort();
      const own = new AbortController();
      counting.set(key, own);
      return current().store.countList(entity, asked, own.signal);
    },
  };
}
