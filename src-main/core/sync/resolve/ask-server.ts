import type { Candidate } from '../../../../src-shared/ipc/conflicts.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { comparableName } from '../../../../src-shared/lib/text.ts';
import { TransportError } from '../../ports.ts';
import { SignedOut } from '../cell-client.ts';
import { classify, isForbidden } from '../planner/classify.ts';
import type { Row } from '../planner/merge-pulled.ts';
import { itemPath, isUsableId } from '../profiles/profile.ts';
import { readRow } from '../profiles/wire-mapping.ts';
import { fieldOf, type SyncRecord } from '../record/sync-record.ts';
import type { RunContext } from '../run-context.ts';
import { HostPaused } from '../transport/host-gate.ts';

/** So many records of one name are more than a person can tell apart. */
const CANDIDATES_MOST = 20;

/** One record of the server, read now. Errors: NOT_FOUND, NOT_ALLOWED; TransportError where the answer is no record. */
export async function readNow(run: RunContext, serverId: string): Promise<Row> {
  const { resource, client, signal } = run;
  if (!isUsableId(resource, serverId)) throw new SatchelError('NOT_FOUND');
  const answer = await client.request({ method: 'GET', path: itemPath(resource, serverId) }, signal);
  if (classify(answer).kind === 'gone') throw new SatchelError('NOT_FOUND');
  if (isForbidden(answer)) throw new SatchelError('NOT_ALLOWED');
  const row = resource.rowSchema.safeParse(answer.body);
  if (!answer.isOk || !row.success || row.data[resource.idField] !== serverId) throw new TransportError('broken');
  return readRow(resource, row.data);
}

/** Records of the server that have the same name as this one, as its list shows them now. */
export async function candidatesFor(run: RunContext, record: SyncRecord): Promise<Candidate[]> {
  const { resource, profile, client, signal } = run;
  const name = fieldOf(record, resource.lookUp.field);
  if (typeof name !== 'string') return [];
  const { page, size, sizeMost, envelope } = profile.paging;
  const query = { [resource.lookUp.parameter]: name, [page]: 1, [size]: sizeMost };
  const answer = await client.request({ method: 'GET', path: resource.paths.list, query }, signal);
  const list = envelope(resource.rowSchema).safeParse(answer.body);
  if (!answer.isOk || !list.success) throw new TransportError('broken');
  const rows = list.data.data as Readonly<Record<string, unknown>>[];
  const same = rows
    .flatMap((row) => candidateOf(run, row))
    .filter(({ title }) => comparableName(title) === comparableName(name));
  return same.slice(0, CANDIDATES_MOST);
}

function candidateOf({ resource }: RunContext, row: Readonly<Record<string, unknown>>): Candidate[] {
  const serverId = row[resource.idField];
  const read = readRow(resource, row);
  const title = read.get(resource.lookUp.field);
  if (typeof serverId !== 'string' || title?.kind !== 'clear' || typeof title.value !== 'string') return [];
  const fields: Candidate['fields'] = {};
  for (const [name, value] of read) {
    if (value.kind === 'clear') fields[name] = value.value;
    if (value.kind === 'masked') fields[name] = value.shown;
  }
  return [{ serverId, title: title.value, fields }];
}

/** What an exchange asked for by a person fails with. `host` stands in the sentence. */
export async function saying<Result>(host: string, exchange: () => Promise<Result>): Promise<Result> {
  try {
    return await exchange();
  } catch (error) {
    if (error instanceof SignedOut) throw new SatchelError('NOT_SIGNED_IN', {}, { cause: error });
    const isNetwork = error instanceof TransportError || error instanceof HostPaused;
    if (isNetwork) throw new SatchelError('SERVER_UNREACHABLE', { params: { host } }, { cause: error });
    throw error;
  }
}
