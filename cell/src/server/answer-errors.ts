import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { CELL_ERRORS, type ErrorBody } from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { CellError } from '../cell-error.ts';
import { printNote } from '../system.ts';

/** S1's error body. */
export const errorBody = (error: CellError, requestId: string): ErrorBody => ({
  code: error.code,
  message: error.message,
  ...(error.details === undefined ? {} : { details: error.details }),
  requestId,
});

/** Answers any error in the manner of S1 and S2; what nobody foresaw becomes INTERNAL and a line on standard error. */
export async function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const known = cellErrorFrom(error);
  if (known.code === 'INTERNAL') reportUnforeseen(known.cause ?? error, request.id);
  await reply.code(CELL_ERRORS[known.code]).headers(known.headers).send(errorBody(known, request.id));
}

/** Whatever was thrown, as one of the cell's own errors. */
export function cellErrorFrom(error: unknown): CellError {
  if (error instanceof CellError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return new CellError('BAD_REQUEST', { details: problemsOf(error) });
  const { statusCode = 500, code } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new CellError('PAYLOAD_TOO_LARGE');
  if (statusCode >= 400 && statusCode < 500) return new CellError('BAD_REQUEST', { details: { reason: code } });
  return new CellError('INTERNAL', {}, { cause: error });
}

const PROBLEMS_MOST = 20;
const TEXT_MOST = 200;

function problemsOf(error: { validation: readonly { instancePath: string; message?: string | undefined }[] }) {
  return error.validation.slice(0, PROBLEMS_MOST).map(({ instancePath, message }) => ({
    field: instancePath.replace(/^\//u, '').slice(0, TEXT_MOST),
    problem: (message ?? '').slice(0, TEXT_MOST),
  }));
}

/** Where it happened, without the message: a database's or a parser's words may quote a record. */
function reportUnforeseen(error: unknown, requestId: string): void {
  const { name, code, stack = '' } = error as Partial<FastifyError>;
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  printNote([`cell: INTERNAL ${name ?? 'unknown'} ${code ?? ''} request ${requestId}`, ...frames].join('\n'));
}
