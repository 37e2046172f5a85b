import { expect, test } from 'vitest';
import { normaliseAddress } from './address.ts';

test.each([
  ['https://crm.example.com', 'https://crm.example.com'],
  ['crm.example.com', 'https://crm.example.com'],
  [' https://crm.example.com/ ', 'https://crm.example.com'],
  ['https://crm.example.com/api/v1/crm/customers?page=1', 'https://crm.example.com'],
  ['https://h/crm-cell/api/v1', 'https://h/crm-cell'],
  ['https://h/crm-cell//', 'https://h/crm-cell'],
  ['localhost:8001', 'http://localhost:8001'],
  ['127.0.0.1:8001/erp-crm', 'http://127.0.0.1:8001/erp-crm'],
  ['http://[::1]:8001', 'http://[::1]:8001'],
  ['https://localhost', 'https://localhost'],
])('%s is %s', (typed, expected) => {
  expect(normaliseAddress(typed)).toBe(expected);
});

test.each(['', '   ', 'no address', 'ftp://h', 'javascript:alert(1)', 'https://', 'https://a:b@h', 'http://'])(
  '%j is no address',
  (typed) => {
    expect(() => normaliseAddress(typed)).toThrow('ADDRESS_INVALID');
  },
);

test.each([
  'http://crm.example.com',
  'http://10.0.0.1:8001',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
])('%s would send passwords in clear', (typed) => {
  expect(() => normaliseAddress(typed)).toThrow('ADDRESS_INSECURE');
});

test('a password typed into an address is not repeated by the error', () => {
  try {
    normaliseAddress('https://wang:geheim@h');
    expect.unreachable();
  } catch (error) {
    expect(JSON.stringify({ ...(error as object) })).not.toContain('geheim');
  }
});
