import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { cellUnderTest } from '../../test/cell-under-test.ts';

test('bytes that are no HTTP get the error body that every client can read', async () => {
  const cell = await cellUnderTest();
  const socket = connect(Number(new URL(cell.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.end('GET /customers?keyword=某 HTTP/1.1\r\nHost: x\r\n\r\n');
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/u);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'BAD_REQUEST' });
});
