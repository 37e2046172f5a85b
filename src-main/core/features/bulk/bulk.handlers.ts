import type { bulkRoutes } from '../../../../src-shared/ipc/bulk.routes.ts';
import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { Bulk } from './bulk.ts';

export const bulkHandlers = ({ bulk }: { readonly bulk: Bulk }): HandlersFor<typeof bulkRoutes> => ({
  'bulk.update': (asked) => bulk.update(asked),
  'bulk.tag': ({ target, ...change }) => bulk.tag({ entity: 'customers', target, change }),
  'bulk.remove': (asked) => bulk.remove(asked),
  'bulk.restore': ({ entity, ids }) => bulk.restore({ entity, target: { ids } }),
});
