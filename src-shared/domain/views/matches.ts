import { assertNever } from '../../lib/assert-never.ts';
import { lowerAscii } from '../../lib/text.ts';
import { mayBeUnknown } from '../fields.ts';
import type { AnyRecord } from '../records.ts';
import type { FieldTest, ResolvedFilter, ValueTest } from './resolve-filter.ts';

/**
 * Whether a record is one that a filter asks for: the meaning of filters in its plainest form, which the store's SQL is
 * held to. A value that a server hides or has not said is unknown, and a field test never matches the unknown.
 */
export function matches(filter: ResolvedFilter, record: AnyRecord): boolean {
  if ('all' in filter) return filter.all.every((part) => matches(part, record));
  if ('any' in filter) return filter.any.some((part) => matches(part, record));
  if ('not' in filter) return !matches(filter.not, record);
  const value = valueOf(record, filter.field);
  return value === ''
    ? filter.isNegated && !isUnknown(filter, record)
    : isFound(filter.test, value) !== filter.isNegated;
}

/** The value of a field; the empty text where there is none. */
function valueOf(record: AnyRecord, field: string): string | number {
  const value: unknown =
    field === 'sync.state' ? record.sync.state : (record as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}

function isUnknown({ field }: FieldTest, record: AnyRecord): boolean {
  const provenance = mayBeUnknown(field) ? record.sync.provenance[field] : undefined;
  return provenance === 'masked' || provenance === 'not_loaded';
}

function isFound(test: ValueTest, value: string | number): boolean {
  switch (test.is) {
    case 'filled':
      return true;
    case 'one of':
      return test.values.includes(value);
    case 'contains':
      return lowerAscii(String(value)).includes(test.text);
    case 'starts with':
      return lowerAscii(String(value)).startsWith(test.text);
    case 'between': {
      const { low, high } = test;
      const isAbove = low === null || value > low.value || (low.isIncluded && value === low.value);
      return isAbove && (high === null || value < high.value || (high.isIncluded && value === high.value));
    }
    default:
      return assertNever(test);
  }
}
