import { expect, test } from 'vitest';
import { errorDetails } from './error-details.ts';

test('details say where a defect is, and nothing that a person has entered', () => {
  const error = new TypeError('cannot read 王敏 of 13812345678');
  error.stack = `TypeError: cannot read 王敏 of 13812345678
    at 王敏 13812345678
    at RecordPage (satchel://app/assets/index-DEnx25gr.js:103:287811)
    at satchel://app/assets/index-DEnx25gr.js:9:56851`;
  expect(errorDetails(error)).toBe(
    'TypeError\n  RecordPage index-DEnx25gr.js:103:287811\n  ? index-DEnx25gr.js:9:56851',
  );
  expect(errorDetails('王敏')).toBe('unknown error');
});
