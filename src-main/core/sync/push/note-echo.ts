import type { RunContext } from '../run-context.ts';
import type { Answer } from '../transport/answer.ts';

/** Key of `sync_state` under which it stands that something on the way rewrites our keys. */
export const KEYS_REWRITTEN = 'keys-rewritten';

/** An answer that names another request id than ours means that this server never saw our key: it cannot be relied on. */
export async function noteEcho(
  { store, log }: Pick<RunContext, 'store' | 'log'>,
  opId: string,
  answer: Answer,
): Promise<void> {
  if (answer.requestId === null || answer.requestId.toLowerCase() === opId.toLowerCase()) return;
  if ((await store.syncState(KEYS_REWRITTEN)) === true) return;
  log.warn('request ids are rewritten on the way; falling back to looking up', { status: answer.httpStatus });
  await store.write(async () => ({ plan: { puts: [], syncState: { [KEYS_REWRITTEN]: true } }, result: undefined }));
}
