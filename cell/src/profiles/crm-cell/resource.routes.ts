import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { errorBodySchema, pageSchema } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { CellError } from '../../cell-error.ts';
import type { Identity } from '../../server/identity.ts';
import { identityOf } from '../../server/request-context.ts';
import { writeOnce, type WriteOnceDeps } from '../../server/write-once.ts';
import { findRecord, listRecords, type RecordQuery } from '../../storage/records/records.repository.ts';
import type { Resource } from '../../storage/records/resource.ts';
import type { UnitOfWork } from '../../storage/storage.ts';
import type { RecordTable } from '../../storage/tables.ts';
import { changesFromWire, recordToWire, seesClear, type WireNames, type WireValue } from './record-wire.ts';

export interface ResourceDeps extends WriteOnceDeps {
  readonly isMasking: boolean;
}

type Body = Readonly<Record<string, WireValue | undefined>>;

/** A resource with list, create, detail, PATCH and DELETE in the manner of S1 and S2. */
export interface ServedResource<Row extends RecordTable, Input extends object> {
  /** `customers`: the path and the tag. */
  readonly name: string;
  readonly wire: WireNames;
  readonly resource: Resource<Row>;
  readonly querySchema: z.ZodType<RecordQuery>;
  /** They let through what `Input` holds, under the names of the wire. */
  readonly createSchema: z.ZodType<Body>;
  readonly patchSchema: z.ZodType<Body>;
  readonly rowSchema: z.ZodType<Record<string, unknown>>;
  readonly create: (work: UnitOfWork, input: Input) => Promise<Row>;
  readonly change: (work: UnitOfWork, id: string, changes: Partial<Input>) => Promise<Row>;
  readonly remove: (work: UnitOfWork, id: string, identity: Identity) => Promise<void>;
}

const typed = (scope: FastifyInstance) => scope.withTypeProvider<ZodTypeProvider>();
type App = ReturnType<typeof typed>;
const errors = { '4xx': errorBodySchema };
const textId = z.string().min(1).max(200);

/** The routes of a resource. */
export function resourceRoutes<Row extends RecordTable, Input extends object>(
  deps: ResourceDeps,
  served: ServedResource<Row, Input>,
) {
  return async (scope: FastifyInstance): Promise<void> => {
    const app = typed(scope);
    addReads(app, deps, served);
    addWrites(app, deps, served);
    addDelete(app, deps, served);
  };
}

/** A record as a detail shows it: lists are masked for everybody, details only for those who may not see them. */
export const detail =
  (deps: ResourceDeps, wire: WireNames) =>
  (identity: Identity, record: RecordTable): Record<string, WireValue> =>
    recordToWire(wire, record, deps.isMasking && !seesClear(identity, record));

/** Where one record stands, how its id is read there, and what is answered when it is gone. */
function item({ name, wire }: Pick<ServedResource<RecordTable, object>, 'name' | 'wire'>) {
  const { id } = wire;
  const params = z.object({ [id]: textId } as Record<typeof id, typeof textId>);
  const deleted = z.object({ [id]: z.string(), deleted: z.literal(true) });
  return { path: `/${name}/:${id}`, params, deleted, idOf: (given: z.infer<typeof params>) => given[id] };
}

function addReads<Row extends RecordTable, Input extends object>(
  app: App,
  deps: ResourceDeps,
  served: ServedResource<Row, Input>,
): void {
  const { name, wire, resource, rowSchema, querySchema } = served;
  const { path, params, idOf } = item(served);
  const { db } = deps.storage;
  const tags = [name];
  app.get(
    `/${name}`,
    { schema: { tags, querystring: querySchema, response: { 200: pageSchema(rowSchema), ...errors } } },
    async (request) => {
      const { page, pageSize } = request.query;
      const { tenantId } = identityOf(request);
      const { rows, total } = await listRecords(db, resource, { ...request.query, tenantId });
      return { data: rows.map((row) => recordToWire(wire, row, deps.isMasking)), total, page, pageSize };
    },
  );
  app.get(path, { schema: { tags, params, response: { 200: rowSchema, ...errors } } }, async (request) => {
    const identity = identityOf(request);
    const { tenantId } = identity;
    const record = await findRecord(db, resource, { tenantId, id: idOf(request.params) });
    if (record === null) throw new CellError('NOT_FOUND');
    return detail(deps, wire)(identity, record);
  });
}

function addWrites<Row extends RecordTable, Input extends object>(
  app: App,
  deps: ResourceDeps,
  served: ServedResource<Row, Input>,
): void {
  const { name, wire, rowSchema, createSchema, patchSchema } = served;
  const { path, params, idOf } = item(served);
  const once = writeOnce(deps);
  const config = { isKeyed: true };
  const tags = [name];
  app.post(
    `/${name}`,
    { config, schema: { tags, body: createSchema, response: { 201: rowSchema, ...errors } } },
    (request, reply) =>
      once({ request, reply, operation: `POST /${name}` }, async (work) => {
        const created = await served.create(work, changesFromWire(wire, request.body) as Input);
        return { status: 201, body: recordToWire(wire, created, deps.isMasking) };
      }),
  );
  app.patch(
    path,
    { config, schema: { tags, params, body: patchSchema, response: { 200: rowSchema, ...errors } } },
    (request, reply) => {
      const id = idOf(request.params);
      return once({ request, reply, operation: `PATCH /${name}/${id}` }, async (work) => {
        const changed = await served.change(work, id, changesFromWire(wire, request.body) as Partial<Input>);
        return { status: 200, body: detail(deps, wire)(identityOf(request), changed) };
      });
    },
  );
}

/** The documents give no key to a DELETE: to delete once more is NOT_FOUND, which says the same. */
function addDelete<Row extends RecordTable, Input extends object>(
  app: App,
  { storage }: ResourceDeps,
  served: ServedResource<Row, Input>,
): void {
  const { path, params, deleted, idOf } = item(served);
  app.delete(
    path,
    { schema: { tags: [served.name], params, response: { 200: deleted, ...errors } } },
    async (request) => {
      const identity = identityOf(request);
      const id = idOf(request.params);
      await storage.write({ ...identity, requestId: request.id }, (work) => served.remove(work, id, identity));
      return { [served.wire.id]: id, deleted: true as const };
    },
  );
}
