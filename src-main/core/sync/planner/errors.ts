import type { OpError } from '../../../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { Answer } from '../transport/answer.ts';

/** Why an attempt failed, in the server's words. */
export const errorOfAnswer = (answer: Answer, nowMs: number): OpError => ({
  code: answer.code,
  message: answer.message,
  httpStatus: answer.httpStatus,
  requestId: answer.requestId,
  fieldErrors: Object.fromEntries(Object.entries(answer.fieldErrors).map(([field, words]) => [field, [...words]])),
  at: toInstant(nowMs),
});

/** Why an attempt failed, where no server said a word. `code` is ours, such as TIMEOUT. */
export const errorOfOurs = (code: string, nowMs: number, requestId: string | null = null): OpError => ({
  code,
  message: '',
  httpStatus: null,
  requestId,
  fieldErrors: {},
  at: toInstant(nowMs),
});
