import http from 'node:http';
import https from 'node:https';
import { createAgents, type AgentFor } from './agents.ts';
import { TransportError, type HttpAnswer, type HttpRequest, type Network } from '../../ports.ts';

export interface HttpNetworkOptions {
  /** What the system believes; without it every request is tried. */
  readonly isOnline?: () => boolean;
  /** Bodies above this are not read on. */
  readonly bodyBytesMost?: number;
}

const BODY_BYTES_MOST = 32 * 1024 * 1024;

/**
 * The network port over Node's own HTTP client, which says exactly what broke and never follows a redirect. The time-out
 * counts from the call to the last byte, so that a server that drips cannot hold a request for ever. The proxy of the
 * environment and the certificates of the system are honoured.
 */
export function createHttpNetwork(options: HttpNetworkOptions = {}): Network {
  const agentFor = createAgents();
  const bodyBytesMost = options.bodyBytesMost ?? BODY_BYTES_MOST;
  return {
    isOnline: options.isOnline ?? (() => true),
    request: (request, signal) =>
      new Promise((resolve, reject) => send({ request, signal, agentFor, bodyBytesMost, resolve, reject })),
  };
}

interface Sending {
  readonly request: HttpRequest;
  readonly signal: AbortSignal | undefined;
  readonly agentFor: AgentFor;
  readonly bodyBytesMost: number;
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: TransportError) => void;
}

function send({ request, signal, agentFor, bodyBytesMost, resolve, reject }: Sending): void {
  const url = new URL(request.url);
  const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
  const outgoing = (url.protocol === 'https:' ? https : http).request(url, {
    method: request.method,
    agent: agentFor(url, request.ca),
    headers: { ...request.headers, ...(body ? { 'content-length': String(body.length) } : {}) },
  });
  // first of all: even a request given up before it began tells of its end
  outgoing.on('error', (error) => fail(transportError(error)));
  const isFirstEnd = once();
  const fail = (error: TransportError): void => {
    if (!isFirstEnd()) return;
    finish();
    outgoing.destroy();
    reject(error);
  };
  const timer = setTimeout(() => fail(new TransportError('timeout')), request.timeoutMs);
  const abort = (): void => fail(new TransportError('broken', { cause: new Error('aborted') }));
  const finish = (): void => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) return abort();
  outgoing.on('response', (response) => {
    collect(response, bodyBytesMost).then(
      (text) => {
        if (!isFirstEnd()) return;
        finish();
        resolve({ status: response.statusCode ?? 0, headers: plainHeaders(response.headers), body: text });
      },
      (error: unknown) =>
        fail(error instanceof TransportError ? error : new TransportError('broken', { cause: error })),
    );
  });
  outgoing.end(body);
}

/** True the first time only. */
function once(): () => boolean {
  let isUsed = false;
  return () => {
    if (isUsed) return false;
    isUsed = true;
    return true;
  };
}

async function collect(response: http.IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new TransportError('too_large');
    parts.push(part);
  }
  if (!response.complete) throw new TransportError('broken');
  return Buffer.concat(parts).toString('utf8');
}

function plainHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

/** Nothing was sent yet when one of these is met: there was no connection to send on. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']);

function transportError(error: Error): TransportError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (BEFORE_SENDING.has(code)) return new TransportError('unreachable', { cause: error });
  if (isCertificateCode(code)) return new TransportError('certificate', { cause: error });
  // several addresses of one host were tried and none took the connection
  if (error instanceof AggregateError && error.errors.length > 0) {
    const kinds = error.errors.map((each) => transportError(each as Error).kind);
    return new TransportError(kinds.every((kind) => kind === 'unreachable') ? 'unreachable' : 'broken', {
      cause: error,
    });
  }
  return new TransportError('broken', { cause: error });
}

const isCertificateCode = (code: string): boolean =>
  code.startsWith('ERR_TLS_CERT') ||
  /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED/u.test(code);
