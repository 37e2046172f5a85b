import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';

/** One JSON object from standard input. Throws INPUT_UNREADABLE. A byte order mark is allowed: Windows shells write one. */
export function parseObject(text: string): object {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    throw new SatchelError('INPUT_UNREADABLE', {}, { cause: error });
  }
  throw new SatchelError('INPUT_UNREADABLE');
}
