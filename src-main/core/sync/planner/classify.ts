import type { TransportError } from '../../ports.ts';
import type { Answer } from '../transport/answer.ts';

/** What an answer, or its absence, means for the operation that was sent (sync SPEC, "Answers"). */
export type Outcome =
  | { readonly kind: 'accepted'; readonly body: unknown }
  /** The server has seen this key and applied it. */
  | { readonly kind: 'already_applied' }
  | { readonly kind: 'duplicate_name' }
  /** A no for good: `blocked` can be corrected, `dead` needs somebody else. */
  | { readonly kind: 'refused'; readonly state: 'blocked' | 'dead'; readonly isAlarm: boolean }
  | { readonly kind: 'gone' }
  | { readonly kind: 'in_progress' }
  /** Somebody wrote in between: read, merge, send anew. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'sign_in' }
  /** Not applied; the whole host wants to be left alone for a while. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }
  /** It never left this computer. */
  | { readonly kind: 'unsent' }
  /** It may have been applied. `isTransient`: the host is in trouble rather than this operation. */
  | { readonly kind: 'unknown'; readonly isTransient: boolean };

const refused = (state: 'blocked' | 'dead', isAlarm = false): Outcome => ({ kind: 'refused', state, isAlarm });

const BY_CODE: Readonly<Record<string, Outcome>> = {
  IDEMPOTENT_CONFLICT: { kind: 'already_applied' },
  IDEMPOTENT_IN_PROGRESS: { kind: 'in_progress' },
  IDEMPOTENT_MISMATCH: refused('dead', true),
  DUPLICATE_NAME: { kind: 'duplicate_name' },
  BAD_REQUEST: refused('blocked'),
  NOT_FOUND: { kind: 'gone' },
  PRECONDITION_FAILED: { kind: 'outdated' },
  UNAUTHORIZED: { kind: 'sign_in' },
  FORBIDDEN: refused('dead'),
  NOT_IMPLEMENTED: refused('blocked'),
  ...Object.fromEntries(
    ['4001', '4002', '4003', '4004', '4005', '4006'].map((code) => [code, { kind: 'gone' } as const]),
  ),
  ...Object.fromEntries(['4007', '4008', '4009', '4010'].map((code) => [code, refused('blocked')])),
};

const TROUBLE: Outcome = { kind: 'unknown', isTransient: true };

const BY_STATUS: Readonly<Record<number, Outcome>> = {
  401: { kind: 'sign_in' },
  403: refused('dead'),
  404: { kind: 'gone' },
  408: TROUBLE,
  409: { kind: 'outdated' },
  410: { kind: 'gone' },
  412: { kind: 'outdated' },
  425: TROUBLE,
  501: refused('blocked'),
  502: TROUBLE,
  503: TROUBLE,
  504: TROUBLE,
};

/** The server's own code decides where it gives one that is known; else the status. */
export function classify(answer: Answer): Outcome {
  if (answer.isOk) return { kind: 'accepted', body: answer.body };
  const known = Object.hasOwn(BY_CODE, answer.code) ? BY_CODE[answer.code] : undefined;
  // a gateway's 429, 503 or 5xx page is about the host, whatever code it carries
  if (known && answer.httpStatus < 500 && answer.httpStatus !== 429) return known;
  return byStatus(answer);
}

function byStatus({ httpStatus, retryAfterMs, code, body }: Answer): Outcome {
  // an envelope may say the true status inside a 200
  const status = httpStatus < 300 && /^[45]\d\d$/u.test(code) ? Number(code) : httpStatus;
  if (status === 429) return { kind: 'throttled', retryAfterMs };
  // whatever stands between us and the cell may say 404 or 409 in words of its own, or a body may have been cut short
  if (isForClient(status) && status !== 401 && body === null) return { kind: 'unknown', isTransient: false };
  const known = BY_STATUS[status];
  if (known) return known;
  if (status >= 300 && status < 400) return TROUBLE;
  if (isForClient(status)) return refused('blocked');
  if (status < 300 && !OURS.has(code)) return refused('blocked');
  return { kind: 'unknown', isTransient: false };
}

const isForClient = (status: number): boolean => status >= 400 && status < 500;

/** Codes of ours for a good status around something that is no answer. */
const OURS = new Set(['EMPTY_ANSWER', 'NOT_JSON', 'UNEXPECTED_ANSWER']);

/** What a broken exchange means. */
export const classifyBreak = (kind: TransportError['kind']): Outcome =>
  kind === 'unreachable' || kind === 'certificate'
    ? { kind: 'unsent' }
    : { kind: 'unknown', isTransient: kind !== 'too_large' };

/** The cell itself lets us not see this; a page of somebody on the way does not count. */
export const isForbidden = ({ httpStatus, body }: Answer): boolean => httpStatus === 403 && body !== null;
