import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { CELL_ERRORS } from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { CellError } from '../cell-error.ts';
import { newId } from '../system.ts';
import { errorBody } from './answer-errors.ts';

/** What is no HTTP (bare bytes in an address, endless headers) gets the error body of every other refusal, then the line ends. */
export function refuseNonsense(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = newId();
  const body = JSON.stringify(errorBody(new CellError('BAD_REQUEST'), requestId));
  const status = CELL_ERRORS.BAD_REQUEST;
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'x-response-time: 0ms',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
