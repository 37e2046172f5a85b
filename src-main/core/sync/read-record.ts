import { TransportError } from '../ports.ts';
import type { StoreReader } from '../store/store.ts';
import { loadReferences } from './load-references.ts';
import { applyDetail, applyForbidden, applyGone, type Applied } from './planner/apply-read.ts';
import { classify, isForbidden } from './planner/classify.ts';
import { itemPath } from './profiles/profile.ts';
import { readRow } from './profiles/wire-mapping.ts';
import type { AnyRecord, RunContext } from './run-context.ts';
import { updateRecord } from './update-record.ts';

interface Look {
  readonly id: string;
  readonly serverId: string;
  /** Of the list row that made us look, so that the same row asks for nothing the next time. */
  readonly listHash: string | null;
}

/** Reads one record of the server and merges it. Throws TransportError where the answer is no record. */
export async function readRecord(run: RunContext, { id, serverId, listHash }: Look): Promise<void> {
  const answer = await run.client.request({ method: 'GET', path: itemPath(run.resource, serverId) }, run.signal);
  const outcome = classify(answer);
  const decide = async (record: AnyRecord, read: StoreReader): Promise<Applied<AnyRecord>> => {
    if (record.serverId !== serverId) return { record, history: [] };
    if (outcome.kind === 'gone') return applyGone(record, run.plan());
    if (isForbidden(answer)) return applyForbidden(record);
    const row = run.resource.rowSchema.safeParse(answer.body);
    if (!answer.isOk || !row.success || row.data[run.resource.idField] !== serverId) throw new TransportError('broken');
    const said = readRow(run.resource, row.data);
    const refs = await loadReferences(read, run.resource, { records: [record], rows: [said] });
    return applyDetail(record, { row: said, listHash }, run.plan(refs));
  };
  await updateRecord(run, id, decide);
}
