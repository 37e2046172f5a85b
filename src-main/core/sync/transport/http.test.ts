import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHttpNetwork } from './http.ts';

let server: Server | null = null;
afterEach(() => server?.close());

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const get = (url: string, more: { timeoutMs?: number; bodyBytesMost?: number; signal?: AbortSignal } = {}) =>
  createHttpNetwork(more.bodyBytesMost === undefined ? {} : { bodyBytesMost: more.bodyBytesMost }).request(
    { method: 'GET', url, headers: {}, timeoutMs: more.timeoutMs ?? 5_000 },
    more.signal,
  );

test('a body goes out and comes back whole, in UTF-8', async () => {
  const url = await serve((request, response) => {
    request.setEncoding('utf8');
    request.on('data', (text: string) => response.end(text.toUpperCase()));
  });
  const network = createHttpNetwork();
  const answer = await network.request({ method: 'POST', url, headers: {}, body: '{"name":"甲a"}', timeoutMs: 5_000 });
  expect(answer).toMatchObject({ status: 200, body: '{"NAME":"甲A"}' });
});

test('a redirect is an answer and never followed: the token would travel to another host', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await get(url)).toMatchObject({ status: 302, headers: { location: '/elsewhere' } });
  expect(asked).toBe(1);
});

test('a port where nobody listens was surely never reached', async () => {
  const url = await serve((_request, response) => response.end());
  await new Promise((resolve) => server!.close(resolve));
  await expect(get(url)).rejects.toMatchObject({ kind: 'unreachable' });
});

test('a connection cut after the request, or in the middle of the body, is broken', async () => {
  const cut = await serve((request) => request.socket.destroy());
  await expect(get(cut)).rejects.toMatchObject({ kind: 'broken' });
  server!.close();
  const half = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  await expect(get(half)).rejects.toMatchObject({ kind: 'broken' });
});

test('a body without end is not read without end', async () => {
  const url = await serve((_request, response) => response.end('x'.repeat(5_000)));
  await expect(get(url, { bodyBytesMost: 1_000 })).rejects.toMatchObject({ kind: 'too_large' });
});

test('a server that never answers ends in a time-out, one asked no more ends at once', async () => {
  const url = await serve(() => undefined);
  await expect(get(url, { timeoutMs: 30 })).rejects.toMatchObject({ kind: 'timeout' });
  await expect(get(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'broken' });
  server!.closeAllConnections();
});
