import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Filter } from '../../../src-shared/domain/views/filter.schema.ts';
import { matches } from '../../../src-shared/domain/views/matches.ts';
import { resolveFilter } from '../../../src-shared/domain/views/resolve-filter.ts';
import { readViewFile } from '../../../src-shared/domain/views/view-file.ts';
import type { View } from '../../../src-shared/domain/views/view.schema.ts';
import type { BulkTarget } from '../../../src-shared/ipc/bulk.routes.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import type { EventMessage } from '../../../src-shared/ipc/events.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { calendarAt } from '../../../src-shared/lib/calendar.ts';

/** A file of one view, with two parts that a later version might know. */
const VIEW_FILE = JSON.stringify({
  ...{ format: 'satchel-view', version: 2, entity: 'customers' },
  views: [
    {
      name: '北京待回访',
      columns: ['name', 'region', 'ownerId', 'grade'].map((field) => ({ field, width: 160, isPinned: false })),
      sort: { field: 'updatedAt', isDescending: true },
      filter: { field: 'region', op: 'contains', value: '北京' },
      ...{ search: '', grouping: 'region' },
    },
  ],
});

interface PreviewRecords {
  /** The views that a list has at first. */
  readonly beginsWith: (entity: ScreenEntity) => readonly View[];
  /** Those that are not deleted. */
  readonly alive: (entity: ScreenEntity) => readonly ScreenRecord[];
  readonly change: (entity: ScreenEntity, id: string, changes: Readonly<Record<string, unknown>>) => void;
  readonly tell: (message: EventMessage) => void;
}

interface Chosen {
  readonly entity: ScreenEntity;
  readonly filter?: Filter | null | undefined;
  readonly search?: string | undefined;
}

/** Lists, saved views and bulk changes over the records in memory. */
export function createPreviewGrid({ beginsWith, alive, change, tell }: PreviewRecords) {
  const views = new Map<ScreenEntity, readonly View[]>();
  const viewsOf = (entity: ScreenEntity): readonly View[] => views.get(entity) ?? beginsWith(entity);
  const putViews = (entity: ScreenEntity, next: readonly View[]): readonly View[] => {
    views.set(entity, next);
    tell({ name: 'views.changed', data: { entity } });
    return next;
  };
  const chosen = ({ entity, filter = null, search = '' }: Chosen): ScreenRecord[] => {
    const calendar = calendarAt(Date.now(), 'Asia/Shanghai');
    const resolved = filter && resolveFilter(entity, filter, calendar);
    return alive(entity).filter((one) => (!resolved || matches(resolved, one)) && JSON.stringify(one).includes(search));
  };
  const meant = (entity: ScreenEntity, target: BulkTarget): readonly string[] =>
    'ids' in target ? target.ids : chosen({ entity, ...target }).map(({ id }) => id);
  const outcome = (records: number) => ({
    changeSet: crypto.randomUUID(),
    counts: { records, changed: records, unchanged: 0, refused: 0 },
    refusals: [],
  });

  return {
    'grid.page': ({ entity, filter, search, sort, after, offset = 0, limit = 100 }: RouteInput<'grid.page'>) => {
      const { field, isDescending } = sort ?? { field: 'updatedAt', isDescending: true };
      const value = (one: ScreenRecord): string =>
        String((one as unknown as Readonly<Record<string, string | null>>)[field] ?? '');
      const found = chosen({ entity, filter: filter, search }).sort(
        (a, b) => value(a).localeCompare(value(b), 'zh') * (isDescending ? -1 : 1),
      );
      const from = after ? Number(after) : offset;
      const next = from + limit < found.length ? String(from + limit) : null;
      return { rows: found.slice(from, from + limit), next, total: found.length };
    },
    'grid.count': (input: RouteInput<'grid.count'>) => ({ total: chosen(input).length }),
    'views.list': ({ entity }: RouteInput<'views.list'>) => viewsOf(entity),
    'views.save': ({ entity, view }: RouteInput<'views.save'>) => {
      const saved = { ...view, id: view.id ?? crypto.randomUUID() };
      const isNew = !viewsOf(entity).some(({ id }) => id === saved.id);
      const all = viewsOf(entity).map((one) => (one.id === saved.id ? saved : one));
      return { id: saved.id, views: putViews(entity, isNew ? [...all, saved] : all) };
    },
    'views.remove': ({ entity, id }: RouteInput<'views.remove'>) =>
      putViews(
        entity,
        viewsOf(entity).filter((view) => view.id !== id),
      ),
    'views.reorder': ({ entity, ids }: RouteInput<'views.reorder'>) =>
      putViews(
        entity,
        viewsOf(entity).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
      ),
    'views.export': () => ({ bytes: 1_024 }),
    'views.import': ({ from }: RouteInput<'views.import'>) => {
      const file = readViewFile('text' in from ? from.text : VIEW_FILE);
      if (file === null) throw new SatchelError('VIEW_FILE_NOT_ONE');
      const added = file.views.map((view) => ({ ...view, id: crypto.randomUUID() }));
      putViews(file.entity, [...viewsOf(file.entity), ...added]);
      return { ...file, views: added };
    },
    'bulk.update': ({ entity, target, changes }: RouteInput<'bulk.update'>) => {
      const ids = meant(entity, target);
      for (const id of ids) change(entity, id, changes);
      return outcome(ids.length);
    },
    'bulk.tag': ({ target }: RouteInput<'bulk.tag'>) => outcome(meant('customers', target).length),
    'bulk.remove': ({ entity, target }: RouteInput<'bulk.remove'>) => {
      const ids = meant(entity, target);
      for (const id of ids) change(entity, id, { deletedAt: new Date().toISOString() });
      return outcome(ids.length);
    },
    'bulk.restore': ({ entity, ids }: RouteInput<'bulk.restore'>) => {
      for (const id of ids) change(entity, id, { deletedAt: null });
      return outcome(ids.length);
    },
  };
}
