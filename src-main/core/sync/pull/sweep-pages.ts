import { TransportError } from '../../ports.ts';
import { isUsableId } from '../profiles/profile.ts';
import type { RunContext } from '../run-context.ts';
import type { Answer } from '../transport/answer.ts';

export interface ListPage {
  readonly rows: readonly { readonly serverId: string; readonly row: Readonly<Record<string, unknown>> }[];
  readonly total: number;
  readonly pageSize: number;
}

/** One page of a list, from 1. Throws TransportError where the answer is no page: nothing of it is then believed. */
export async function fetchPage({ client, profile, resource, signal }: RunContext, page: number): Promise<ListPage> {
  const { page: name, size, sizeMost, envelope } = profile.paging;
  const query = { [name]: page, [size]: sizeMost };
  const answer = await client.request({ method: 'GET', path: resource.paths.list, query }, signal);
  const list = envelope(resource.rowSchema).safeParse(answer.body);
  if (!answer.isOk || !list.success) throw new ListRefused(answer);
  const rows = (list.data.data as Readonly<Record<string, unknown>>[]).map((row) => ({
    serverId: String(row[resource.idField] as string),
    row,
  }));
  if (rows.some(({ serverId }) => !isUsableId(resource, serverId))) throw new ListRefused(answer);
  return { rows, total: list.data.total, pageSize: list.data.pageSize };
}

/** The server answered, but not with a page. */
export class ListRefused extends TransportError {
  readonly httpStatus: number;
  readonly requestId: string | null;

  constructor({ httpStatus, requestId }: Pick<Answer, 'httpStatus' | 'requestId'>) {
    super('broken');
    this.httpStatus = httpStatus;
    this.requestId = requestId;
  }
}

export const idsOf = (page: ListPage): string[] => page.rows.map(({ serverId }) => serverId);
export const lastPageOf = ({ total, pageSize }: Pick<ListPage, 'total' | 'pageSize'>): number =>
  Math.max(1, Math.ceil(total / pageSize));
