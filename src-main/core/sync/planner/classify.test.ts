import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../../ports.ts';
import { readAnswer } from '../transport/answer.ts';
import { backOffMs } from './back-off.ts';
import { classify, classifyBreak } from './classify.ts';

const http = (status: number, body: unknown, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const error = (code: unknown) => ({ code, message: 'words' });
const kind = (status: number, body: unknown): string => {
  const outcome = classify(readAnswer(http(status, body), 0));
  return 'state' in outcome ? `${outcome.kind} ${outcome.state}` : outcome.kind;
};

test.each([
  [201, { customerId: 'c1' }, 'accepted'],
  [204, '', 'accepted'],
  [409, error('IDEMPOTENT_CONFLICT'), 'already_applied'],
  [409, error('IDEMPOTENT_IN_PROGRESS'), 'in_progress'],
  [422, error('IDEMPOTENT_MISMATCH'), 'refused dead'],
  [409, error('DUPLICATE_NAME'), 'duplicate_name'],
  [409, error('SOMETHING_ELSE'), 'outdated'],
  [412, error('PRECONDITION_FAILED'), 'outdated'],
  [400, error('BAD_REQUEST'), 'refused blocked'],
  [422, { detail: [{ loc: ['body', 'name'], msg: 'too short' }] }, 'refused blocked'],
  [413, error('PAYLOAD_TOO_LARGE'), 'refused blocked'],
  [401, error('UNAUTHORIZED'), 'sign_in'],
  [403, error('FORBIDDEN'), 'refused dead'],
  [404, error('NOT_FOUND'), 'gone'],
  [429, error('RATE_LIMITED'), 'throttled'],
  [501, error('NOT_IMPLEMENTED'), 'refused blocked'],
  [500, error('INTERNAL'), 'unknown'],
  [502, '<html>Bad Gateway</html>', 'unknown'],
  [503, error('BUSY'), 'unknown'],
  [302, '', 'unknown'],
  [200, error(4001), 'gone'],
  [200, error(4007), 'refused blocked'],
  [200, error(500), 'unknown'],
])('%i %j means: %s', (status, body, expected) => {
  expect(kind(status, body)).toBe(expected);
});

describe('[P38] never an acknowledgement', () => {
  test.each([
    ['a sign-in page', 200, '<html>hotel</html>'],
    ['an empty 200', 200, ''],
    ['a body cut short', 201, '{"customerId":"c1","na'],
    ['a bare detail', 200, { detail: 'nope' }],
    ['a text', 200, '"fine"'],
    ['null', 200, 'null'],
  ])('%s', (_what, status, body) => {
    expect(readAnswer(http(status, body), 0).isOk).toBe(false);
    expect(kind(status, body)).toBe('unknown');
  });
});

test.each([400, 403, 404, 409, 412])('a %i whose body is not the cell’s own decides nothing', (status) => {
  expect(kind(status, '{"code":"IDEMPOTENT_')).toBe('unknown');
  expect(kind(status, '<html>proxy</html>')).toBe('unknown');
});

test('[P39] 200 with a code of its own is an error, with the server’s words', () => {
  const answer = readAnswer(http(200, { code: 4001, message: '客户不存在', data: null }), 0);
  expect(answer).toMatchObject({ isOk: false, code: '4001', message: '客户不存在' });
});

test.each([
  [{ code: 'BAD_REQUEST', message: 'x', details: { name: ['空'] } }, { name: ['空'] }],
  [
    { code: 'BAD_REQUEST', message: 'x', details: [{ path: ['contactPhone'], message: '短' }] },
    { contactPhone: ['短'] },
  ],
  [{ code: 4001, message: 'x', errors: { name: ['空', '短'] } }, { name: ['空', '短'] }],
  [{ detail: [{ loc: ['body', 'name'], msg: 'missing' }] }, { name: ['missing'] }],
  [JSON.parse('{"code":"X","message":"x","errors":{"__proto__":["p"]}}') as object, {}],
])('field errors of %j', (body, expected) => {
  expect(readAnswer(http(400, body), 0).fieldErrors).toEqual(expected);
});

test('what never left is told apart from what may have arrived', () => {
  expect(classifyBreak('unreachable').kind).toBe('unsent');
  expect(classifyBreak('certificate').kind).toBe('unsent');
  expect(classifyBreak('broken')).toEqual({ kind: 'unknown', isTransient: true });
  expect(classifyBreak('timeout')).toEqual({ kind: 'unknown', isTransient: true });
});

describe('[P36] Retry-After', () => {
  const date = 'Fri, 01 May 2026 08:00:00 GMT';
  const after = (value: string | undefined): number | null =>
    readAnswer(http(429, error('RATE_LIMITED'), { ...(value === undefined ? {} : { 'retry-after': value }), date }), 0)
      .retryAfterMs;

  test.each([
    ['seconds', '7', 7_000],
    ['a date, measured on the server’s own', 'Fri, 01 May 2026 08:01:30 GMT', 90_000],
    ['a date gone by', 'Fri, 01 May 2026 07:00:00 GMT', 0],
    ['none', undefined, null],
    ['zero', '0', 0],
    ['huge', '99999999999', 3_600_000],
    ['negative', '-5', null],
    ['nonsense', 'soon', null],
  ])('%s', (_what, value, expected) => {
    expect(after(value)).toBe(expected);
  });
});

test('[P36] waiting grows from 1 s to 5 min, by chance within, and never to nothing', () => {
  expect(backOffMs(1, 0.999)).toBeLessThanOrEqual(1_000);
  expect(backOffMs(4, 0.5)).toBe(4_000);
  expect(backOffMs(1_000, 0.999_999)).toBeLessThanOrEqual(300_000);
  expect(backOffMs(1_000, 0.5)).toBe(150_000);
  expect(backOffMs(3, 0)).toBe(100);
});
