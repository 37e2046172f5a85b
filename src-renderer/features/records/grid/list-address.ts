import { z } from 'zod';
import { filterSchema } from '../../../../src-shared/domain/views/filter.schema.ts';
import { viewSchema } from '../../../../src-shared/domain/views/view.schema.ts';
import type { RecordsView, ViewChanges } from '../view.ts';

type Placed = Pick<RecordsView, 'viewId' | 'search' | 'changes' | 'cursor' | 'cursorRow'>;

/** What the address of a list says behind its path: `view`, what is unsaved of it (`filter`, `sort`), `q`, `row`. */
export function addressOf({ viewId, search, changes, cursor, cursorRow }: Placed): string {
  const { filter, sort } = changes[viewId] ?? {};
  const query = new URLSearchParams({ view: viewId });
  if (search !== '') query.set('q', search);
  if (filter !== undefined) query.set('filter', JSON.stringify(filter));
  if (sort !== undefined) query.set('sort', JSON.stringify(sort));
  if (cursor !== null) query.set('row', `${cursorRow ?? 0}.${cursor}`);
  return query.toString();
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const row = z.tuple([z.coerce.number().int().nonnegative(), z.uuid()]);

/** The state that an address means, or null where it says nothing. What cannot be read of it is left out. */
export function placeOf(address: string, changes: Placed['changes']): Placed | null {
  const query = new URLSearchParams(address);
  const viewId = viewSchema.shape.id.safeParse(query.get('view'));
  if (!viewId.success) return null;
  const filter = filterSchema.nullable().safeParse(json(query.get('filter') ?? ''));
  const sort = viewSchema.shape.sort.safeParse(json(query.get('sort') ?? ''));
  const at = row.safeParse((query.get('row') ?? '').split('.'));
  const { columns } = changes[viewId.data] ?? {};
  const own: ViewChanges = {
    ...(columns === undefined ? {} : { columns }),
    ...(filter.success ? { filter: filter.data } : {}),
    ...(sort.success ? { sort: sort.data } : {}),
  };
  return {
    viewId: viewId.data,
    search: (query.get('q') ?? '').slice(0, 200),
    changes: { ...changes, [viewId.data]: own },
    cursor: at.success ? at.data[1] : null,
    cursorRow: at.success ? at.data[0] : null,
  };
}

/** Whether a person stays in the same view: then the address is corrected, otherwise it is one more place to go back to. */
export const isSameView = (one: string, other: string): boolean =>
  new URLSearchParams(one).get('view') === new URLSearchParams(other).get('view');
