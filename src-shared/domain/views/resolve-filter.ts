import { addDays, startOfDay, startOfUnit, type Calendar } from '../../lib/calendar.ts';
import { lowerAscii } from '../../lib/text.ts';
import type { Entity } from '../entities.ts';
import { fieldNamed } from '../fields.ts';
import type { Filter, FilterLeaf, FilterValue, RelativeDays } from './filter.schema.ts';

/** An end of a stretch of values, which belongs to it or not. */
export interface Bound {
  readonly value: FilterValue;
  readonly isIncluded: boolean;
}

/** What a value is asked for, free of time zones and of what day it is. An absent or empty value fails all of them. */
export type ValueTest =
  | { readonly is: 'one of'; readonly values: readonly FilterValue[] }
  /** `text` in small letters (A–Z). */
  | { readonly is: 'contains' | 'starts with'; readonly text: string }
  | { readonly is: 'between'; readonly low: Bound | null; readonly high: Bound | null }
  | { readonly is: 'filled' };

/** One field asked. `isNegated`: the others match, an empty value too, but no value of which nothing is known here. */
export interface FieldTest {
  readonly field: string;
  readonly isNegated: boolean;
  readonly test: ValueTest;
}

/** A filter as the store compiles it and `matches` evaluates it. */
export type ResolvedFilter =
  | FieldTest
  | { readonly all: readonly ResolvedFilter[] }
  | { readonly any: readonly ResolvedFilter[] }
  | { readonly not: ResolvedFilter };

/** A filter that `checkFilter` found nothing wrong with, with its days as stretches of days and moments. */
export function resolveFilter(entity: Entity, filter: Filter, calendar: Calendar): ResolvedFilter {
  const inner = (part: Filter): ResolvedFilter => resolveFilter(entity, part, calendar);
  if ('all' in filter) return { all: filter.all.map(inner) };
  if ('any' in filter) return { any: filter.any.map(inner) };
  if ('not' in filter) return { not: inner(filter.not) };
  const isMoment = fieldNamed(entity, filter.field)?.kind === 'moment';
  const test = testOf(filter, calendar);
  return {
    field: filter.field,
    isNegated: filter.op === 'ne' || filter.op === 'nin' || filter.op === 'empty',
    test: isMoment ? asMoments(test, calendar) : test,
  };
}

/** Every field test of a filter, from left to right. */
export function testsOf(filter: ResolvedFilter): readonly FieldTest[] {
  if ('all' in filter) return filter.all.flatMap(testsOf);
  if ('any' in filter) return filter.any.flatMap(testsOf);
  return 'not' in filter ? testsOf(filter.not) : [filter];
}

function testOf(leaf: FilterLeaf, calendar: Calendar): ValueTest {
  switch (leaf.op) {
    case 'eq':
    case 'ne':
      return { is: 'one of', values: [leaf.value] };
    case 'in':
    case 'nin':
      return { is: 'one of', values: leaf.value };
    case 'contains':
      return { is: 'contains', text: lowerAscii(leaf.value) };
    case 'startsWith':
      return { is: 'starts with', text: lowerAscii(leaf.value) };
    case 'gt':
    case 'gte':
      return { is: 'between', low: { value: leaf.value, isIncluded: leaf.op === 'gte' }, high: null };
    case 'lt':
    case 'lte':
      return { is: 'between', low: null, high: { value: leaf.value, isIncluded: leaf.op === 'lte' } };
    case 'between':
      return { is: 'between', low: included(leaf.value[0]), high: included(leaf.value[1]) };
    case 'within':
      return daysOf(leaf.value, calendar);
    case 'empty':
    case 'notEmpty':
      return { is: 'filled' };
  }
}

const included = (value: FilterValue): Bound => ({ value, isIncluded: true });

const daysOf = ({ unit, from, to }: RelativeDays, { today }: Calendar): ValueTest => ({
  is: 'between',
  low: from === null ? null : included(startOfUnit(today, unit, from)),
  high: to === null ? null : { value: startOfUnit(today, unit, to + 1), isIncluded: false },
});

/** Days as the stretches of moments that they last in the person's zone: behind a day is from the beginning of the next. */
function asMoments(test: ValueTest, { zone }: Calendar): ValueTest {
  const start = (bound: Bound, isNext: boolean): string =>
    startOfDay(isNext ? addDays(String(bound.value), 1) : String(bound.value), zone);
  if (test.is === 'one of') {
    const [day = ''] = test.values.map(String);
    return asMoments({ is: 'between', low: included(day), high: included(day) }, { today: day, zone });
  }
  if (test.is !== 'between') return test;
  const { low, high } = test;
  return {
    is: 'between',
    low: low && included(start(low, !low.isIncluded)),
    high: high && { value: start(high, high.isIncluded), isIncluded: false },
  };
}
