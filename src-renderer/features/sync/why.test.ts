import type { ScreenChange } from './on-screens.ts';
import { expect, test } from 'vitest';
import { createI18n } from '../../i18n/create-i18n.ts';
import { changeLook, changeReason, changeSubject } from './why.ts';

const { t } = createI18n('zh');
const change = (parts: Partial<ScreenChange>): ScreenChange => ({
  opId: '0199c2f4-7d1e-7a60-b1c8-3f0a5b7c9d11',
  entity: 'customers',
  recordId: '0199c2f4-7d1e-7a60-b1c8-3f0a5b7c9d12',
  title: '甲',
  kind: 'patch',
  changed: ['phone', 'address'],
  state: 'pending',
  hasConflict: false,
  attempts: 0,
  createdAt: '2026-01-16T09:24:00.000Z',
  nextAt: null,
  lastError: null,
  ...parts,
});
const error = {
  code: 'X',
  message: '名称已存在',
  httpStatus: 409,
  requestId: null,
  fieldErrors: {},
  at: '2026-01-16T09:24:00.000Z',
};

test('a refusal is told in the words of the server, not in ours', () => {
  expect(changeReason(change({ state: 'dead', lastError: error }), t)).toBe('中心：名称已存在');
  expect(changeReason(change({ state: 'blocked' }), t)).toBe('中心没有说明原因');
});

test('a conflict shows as a conflict although its operation only waits', () => {
  expect(changeLook(change({ hasConflict: true }), t)).toEqual(['diamond', 'warn', '有冲突']);
});

test('a change that was tried says how often and why it failed', () => {
  expect(changeReason(change({ attempts: 3, lastError: { ...error, message: '502' } }), t)).toBe('已试 3 次：502');
});

test('an edit names its fields, a creation the whole record', () => {
  expect(changeSubject(change({}), (field) => field, t)).toBe('phone、address');
  expect(changeSubject(change({ kind: 'create' }), (field) => field, t)).toBe('整条记录');
});

test('a code of ours never reaches a person as a code', () => {
  const unreachable = { ...error, code: 'UNREACHABLE', message: '' };
  expect(changeReason(change({ lastError: unreachable }), t)).toBe('连不上中心');
  expect(changeReason(change({ lastError: unreachable, attempts: 3 }), t)).toBe('已试 3 次：连不上中心');
});

test('a change that waits for another record says for which, and that a refused one needs a person first', () => {
  const parent = { entity: 'customers' as const, recordId: '0199c2f4-7d1e-7a60-b1c8-3f0a5b7c9d13', title: '乙' };
  const waiting = change({ kind: 'create', waitsFor: [{ ...parent, isRefused: false }] });
  expect(changeLook(waiting, t)).toEqual(['pause', 'quiet', '等待上级']);
  expect(changeReason(waiting, t)).toBe('等「乙」先到达中心');
  expect(changeReason(change({ waitsFor: [{ ...parent, isRefused: true }] }), t)).toBe('「乙」被中心拒绝，先解决它');
  expect(changeReason(change({ waitsFor: [] }), t)).toBe('按顺序发送');
});
