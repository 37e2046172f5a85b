import type { HttpAnswer } from '../../ports.ts';
import { retryAfterMs } from './retry-after.ts';

/** Every answer of every server in one shape. `code` is the server's, or ours where it gave none. */
export interface Answer {
  readonly httpStatus: number;
  readonly code: string;
  /** The server's own words; may hold what a person typed, so it is shown and never logged. */
  readonly message: string;
  readonly fieldErrors: Readonly<Record<string, string[]>>;
  /** The request id as the server echoes it. */
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
  /** The parsed JSON, or null. Only to be believed when `isOk`. */
  readonly body: unknown;
  /** 2xx and a body that is an answer: JSON (or none with 204) that is no error in disguise. */
  readonly isOk: boolean;
}

type Loose = Readonly<Record<string, unknown>>;

/**
 * Reads an answer. HTML, an empty 200, truncated JSON and `{"detail"}` are failures whatever the status says, and so is
 * a body whose own code says otherwise (S3 sends errors with 200).
 */
export function readAnswer(http: HttpAnswer, nowMs: number): Answer {
  const json = parse(http.body);
  const body = asObject(json.value);
  const isGood = http.status >= 200 && http.status < 300;
  const isOk =
    isGood && (http.status === 204 ? http.body.trim() === '' || json.isJson : json.isJson && !isErrorBody(json.value));
  return {
    httpStatus: http.status,
    code: isOk ? 'OK' : codeOf(http, body, json.isJson),
    message: isOk ? '' : messageOf(body),
    fieldErrors: isOk ? {} : fieldErrorsOf(body),
    requestId: http.headers['x-request-id'] ?? textOf(body?.['requestId']),
    retryAfterMs: retryAfterMs(http.headers['retry-after'], { nowMs, serverDate: http.headers['date'] }),
    body: json.isJson ? json.value : null,
    isOk,
  };
}

function parse(text: string): { isJson: boolean; value: unknown } {
  try {
    return { isJson: true, value: JSON.parse(text) as unknown };
  } catch {
    return { isJson: false, value: null };
  }
}

const asObject = (value: unknown): Loose | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : null;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Codes with which an envelope says that all is well. */
const FINE = new Set<unknown>([0, 200, 201, '0', '200', '201', 'OK', 'SUCCESS', undefined, null]);

function isErrorBody(value: unknown): boolean {
  const body = asObject(value);
  if (!body) return !Array.isArray(value);
  if ('message' in body && !FINE.has(body['code'])) return true;
  if (body['success'] === false) return true;
  return 'detail' in body && Object.keys(body).length === 1;
}

function codeOf(http: HttpAnswer, body: Loose | null, isJson: boolean): string {
  const code = body?.['code'];
  if (typeof code === 'string' && code !== '') return code.slice(0, 100);
  if (typeof code === 'number' && !FINE.has(code)) return String(code);
  if (http.status >= 200 && http.status < 300) {
    if (http.body.trim() === '') return 'EMPTY_ANSWER';
    return isJson ? 'UNEXPECTED_ANSWER' : 'NOT_JSON';
  }
  return `HTTP_${http.status}`;
}

function messageOf(body: Loose | null): string {
  const detail = body?.['detail'];
  const words = textOf(body?.['message']) ?? textOf(detail) ?? listedMessage(detail) ?? '';
  return words.slice(0, 500);
}

const listedMessage = (detail: unknown): string | null => {
  const first: unknown = Array.isArray(detail) ? detail[0] : null;
  return textOf(asObject(first)?.['msg']);
};

/** `errors: {field: [..]}` (S5), `details` as a map or a list of `{field|path, message}` (S2), FastAPI's `detail` list. */
function fieldErrorsOf(body: Loose | null): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const source of [body?.['errors'], body?.['details'], body?.['detail']]) {
    for (const [field, words] of listed(source)) {
      if (field === '__proto__') continue;
      errors[field] = [...(Object.hasOwn(errors, field) ? (errors[field] ?? []) : []), words.slice(0, 500)];
    }
  }
  return errors;
}

function listed(source: unknown): [string, string][] {
  if (Array.isArray(source)) {
    return source.flatMap((item: unknown) => {
      const one = asObject(item);
      const place: unknown = one?.['field'] ?? one?.['path'] ?? one?.['loc'];
      const field: unknown = Array.isArray(place) ? place.at(-1) : place;
      const words = textOf(one?.['message']) ?? textOf(one?.['msg']);
      return words === null || (typeof field !== 'string' && typeof field !== 'number') ? [] : [[String(field), words]];
    });
  }
  return Object.entries(asObject(source) ?? {}).flatMap(([field, words]) =>
    (Array.isArray(words) ? words : [words]).flatMap((each): [string, string][] =>
      typeof each === 'string' ? [[field, each]] : [],
    ),
  );
}
