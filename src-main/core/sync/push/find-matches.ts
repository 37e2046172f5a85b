import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { TransportError } from '../../ports.ts';
import { agreesWithSent } from '../planner/look-up.ts';
import { isUsableId, itemPath } from '../profiles/profile.ts';
import { readRow } from '../profiles/wire-mapping.ts';
import type { RunContext } from '../run-context.ts';

const PAGES_MOST = 5;

/**
 * Server ids of the records that may be what a lost create had left: found by its name on the list, where the server may
 * hide values, and then looked at one by one. Throws TransportError when the server does not answer properly.
 */
export async function findMatches(run: RunContext, op: Op, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const candidate of await candidates(run, op, text)) {
    if (await isStillAgreed(run, op, candidate)) found.push(candidate);
  }
  return found;
}

async function candidates({ client, profile, resource, signal }: RunContext, op: Op, text: string): Promise<string[]> {
  const ids = new Set<string>();
  const { page: pageName, size, sizeMost, envelope } = profile.paging;
  for (let page = 1; page <= PAGES_MOST; page += 1) {
    const query = { [resource.lookUp.parameter]: text, [pageName]: page, [size]: sizeMost };
    const answer = await client.request({ method: 'GET', path: resource.paths.list, query }, signal);
    const list = envelope(resource.rowSchema).safeParse(answer.body);
    if (!answer.isOk || !list.success) throw new TransportError('broken');
    for (const row of list.data.data as Readonly<Record<string, unknown>>[]) {
      const id = row[resource.idField];
      const isCandidate =
        typeof id === 'string' && isUsableId(resource, id) && agreesWithSent(resource, op, readRow(resource, row));
      if (isCandidate) ids.add(id);
    }
    if (list.data.data.length === 0 || page * list.data.pageSize >= list.data.total) break;
  }
  return [...ids];
}

async function isStillAgreed({ client, resource, signal }: RunContext, op: Op, serverId: string): Promise<boolean> {
  const answer = await client.request({ method: 'GET', path: itemPath(resource, serverId) }, signal);
  if (answer.httpStatus === 404) return false;
  const row = resource.rowSchema.safeParse(answer.body);
  if (!answer.isOk || !row.success) throw new TransportError('broken');
  return agreesWithSent(resource, op, readRow(resource, row.data));
}
