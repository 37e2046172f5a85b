import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { ParsedInputOf } from '../../../../src-shared/ipc/define.ts';
import type { HitGroup, RecordHit, searchRoutes } from '../../../../src-shared/ipc/search.routes.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import { recordLines } from '../../record-lines.ts';
import { matchedRange } from '../../store/search/matched-range.ts';
import { createReadings, type ReadingsOf } from '../../store/search/pinyin-readings.ts';
import { searchQuery } from '../../store/search/search-query.ts';
import type { StoreReader } from '../../store/store.ts';

/** One box over all entities: `search.run`. */
export interface Search {
  readonly run: (input: ParsedInputOf<(typeof searchRoutes)['search.run']>) => Promise<HitGroup[]>;
}

interface Question {
  readonly text: string;
  readonly limit: number;
}

export function createSearch({ current }: { readonly current: CurrentWorkspace }): Search {
  const readingsOf = createReadings();
  return {
    run: async ({ text, entities, limit }) => {
      const { store } = current();
      const asked = { text: text.trim(), limit };
      const groups: HitGroup[] = [];
      for (const entity of new Set(entities)) groups.push(await groupOf(store, entity, asked, readingsOf));
      return groups.filter(({ hits }) => hits.length > 0).toSorted((left, right) => nearness(left) - nearness(right));
    },
  };
}

async function groupOf(
  store: Pick<StoreReader, 'search' | 'getMany'>,
  entity: Entity,
  { text, limit }: Question,
  readingsOf: ReadingsOf,
): Promise<HitGroup> {
  const found = await store.search(text, { entities: [entity], limit: limit + 1 });
  const shown = found.slice(0, limit);
  const fields = new Map(shown.map(({ id, why }) => [id, why]));
  const query = searchQuery(text);
  const hits = (await recordLines(store, shown)).map(({ line, record }): RecordHit => {
    const field = fields.get(line.id) ?? entityTable[entity].title;
    const value = record[field];
    const why = typeof value === 'string' ? value : '';
    return { ...line, why: { field, text: why, range: matchedRange(why, query, readingsOf) } };
  });
  return { entity, hits, hasMore: found.length > limit };
}

/** How near the best hit of a group is to what was typed: its whole title, its beginning, within it, in another field. */
function nearness({ entity, hits: [best] }: HitGroup): number {
  if (!best?.why.range || best.why.field !== entityTable[entity].title) return 3;
  const [from, to] = best.why.range;
  if (from > 0) return 2;
  return to === best.why.text.length ? 0 : 1;
}
