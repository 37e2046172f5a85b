import { maskPhone } from '../../../../src-shared/lib/mask.ts';
import { comparableName } from '../../../../src-shared/lib/text.ts';
import { TransportError, type HttpAnswer, type HttpRequest } from '../../ports.ts';

type Row = Record<string, unknown> & { customerId: string; name: string };

/** What the network does to one request. */
export const FAULTS = [
  'none',
  'none',
  'none',
  'lost',
  'answer_lost',
  'twice',
  'delayed',
  'unreachable',
  'html',
  'cut',
  'trouble',
  'throttled',
] as const;
export type Fault = (typeof FAULTS)[number];

/** A server as crm-cell is documented, with a network in front of it that does as it is told. */
export interface ModelCell {
  readonly rows: Map<string, Row>;
  /** Every POST that made a row, by its request id: what exactly once is judged by. */
  readonly made: string[];
  readonly handle: (request: HttpRequest, fault: Fault) => Promise<HttpAnswer>;
  /** Requests that were on the way all the time arrive now. */
  readonly deliverDelayed: () => void;
  /** A colleague changes a row through another client. */
  readonly change: (customerId: string, fields: Record<string, unknown>) => void;
}

interface Applied {
  readonly status: number;
  readonly body: unknown;
}

const problem = (status: number, code: string): Applied => ({ status, body: { code, message: code } });
const masked = (row: Row): Row =>
  typeof row['contactPhone'] === 'string' ? { ...row, contactPhone: maskPhone(row['contactPhone']) } : row;

interface Server {
  readonly rows: Map<string, Row>;
  readonly keys: Map<string, string>;
  readonly made: string[];
  /** The server's own time: every write a second later than the one before. */
  readonly stamp: () => string;
}

export function createModelCell(): ModelCell {
  let ticks = 0;
  const server: Server = {
    rows: new Map(),
    keys: new Map(),
    made: [],
    stamp: () => new Date(Date.UTC(2026, 0, 1) + (ticks += 1) * 1_000).toISOString(),
  };
  const delayed: HttpRequest[] = [];
  const apply = (request: HttpRequest): Applied => answer(server, request);
  return {
    rows: server.rows,
    made: server.made,
    handle: async (request, fault) => network({ request, fault, apply, delayed }),
    deliverDelayed: () => {
      for (const request of delayed.splice(0)) apply(request);
    },
    change: (customerId, fields) => {
      const row = server.rows.get(customerId);
      if (row) patch(server, row, fields);
    },
  };
}

function answer(server: Server, request: HttpRequest): Applied {
  const { pathname, searchParams } = new URL(request.url);
  const id = decodeURIComponent(/\/customers\/(.+)$/u.exec(pathname)?.[1] ?? '');
  const row = server.rows.get(id);
  if (pathname.endsWith('/health')) return { status: 200, body: { status: 'ok' } };
  if (pathname.endsWith('/contacts')) return { status: 200, body: list(searchParams, []) };
  if (request.method !== 'GET') return write(server, request, row);
  if (id !== '') return row ? { status: 200, body: row } : problem(404, 'NOT_FOUND');
  return { status: 200, body: list(searchParams, [...server.rows.values()]) };
}

/** Only an applied write occupies its key, together with its body. */
function write(server: Server, request: HttpRequest, row: Row | undefined): Applied {
  const key = request.headers['x-request-id'] ?? '';
  const print = `${request.method} ${request.url} ${request.body ?? ''}`;
  const known = server.keys.get(key);
  if (known !== undefined) {
    return known === print ? problem(409, 'IDEMPOTENT_CONFLICT') : problem(422, 'IDEMPOTENT_MISMATCH');
  }
  if (request.method !== 'POST' && !row) return problem(404, 'NOT_FOUND');
  const applied = change(server, request, row);
  if (applied.status < 300) server.keys.set(key, print);
  return applied;
}

function change(server: Server, request: HttpRequest, row: Row | undefined): Applied {
  if (row && request.method === 'DELETE') {
    server.rows.delete(row.customerId);
    return { status: 204, body: null };
  }
  const body = JSON.parse(request.body ?? '{}') as Record<string, unknown>;
  return row ? patch(server, row, body) : create(server, body, request.headers['x-request-id'] ?? '');
}

const isTaken = ({ rows }: Server, name: unknown, but: string): boolean =>
  [...rows.values()].some((row) => row.customerId !== but && comparableName(row.name) === comparableName(String(name)));

function create(server: Server, body: Record<string, unknown>, key: string): Applied {
  if (isTaken(server, body['name'], '')) return problem(409, 'DUPLICATE_NAME');
  const at = server.stamp();
  const customerId = `c${server.made.length + 1}`;
  const row: Row = { ...body, name: String(body['name']), customerId, createdAt: at, updatedAt: at };
  server.rows.set(customerId, row);
  server.made.push(key);
  return { status: 201, body: masked(row) };
}

function patch(server: Server, row: Row, body: Record<string, unknown>): Applied {
  if ('name' in body && isTaken(server, body['name'], row.customerId)) return problem(409, 'DUPLICATE_NAME');
  const next: Row = { ...row, ...body, customerId: row.customerId, updatedAt: server.stamp() };
  server.rows.set(row.customerId, next);
  return { status: 200, body: next };
}

function list(query: URLSearchParams, rows: readonly Row[]): unknown {
  const [page, pageSize] = [Number(query.get('page')), 3];
  const keyword = query.get('keyword');
  const found = rows.filter(({ name }) => keyword === null || comparableName(name).includes(comparableName(keyword)));
  const data = found.slice((page - 1) * pageSize, page * pageSize).map(masked);
  return { data, total: found.length, page, pageSize };
}

interface Delivery {
  readonly request: HttpRequest;
  readonly fault: Fault;
  readonly apply: (request: HttpRequest) => Applied;
  readonly delayed: HttpRequest[];
}

function network({ request, fault, apply, delayed }: Delivery): HttpAnswer {
  if (fault === 'unreachable') throw new TransportError('unreachable');
  if (fault === 'lost') throw new TransportError('broken');
  if (fault === 'delayed') {
    if (request.method !== 'GET') delayed.push(request);
    throw new TransportError('timeout');
  }
  if (fault === 'html') return { status: 200, headers: {}, body: '<html>Sign in to the hotel</html>' };
  if (fault === 'trouble') return { status: 500, headers: {}, body: '{"code":"INTERNAL","message":"x"}' };
  if (fault === 'throttled')
    return { status: 429, headers: { 'retry-after': '2' }, body: '{"code":"RATE_LIMITED","message":"x"}' };
  if (fault === 'twice') apply(request);
  const { status, body } = apply(request);
  if (fault === 'answer_lost') throw new TransportError('broken');
  const text = body === null ? '' : JSON.stringify(body);
  return { status, headers: {}, body: fault === 'cut' ? text.slice(0, 20) : text };
}
