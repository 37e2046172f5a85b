import type { Problem } from '../../ipc/problems.ts';
import { assertNever } from '../../lib/assert-never.ts';
import { daySchema } from '../../lib/time.ts';
import type { Entity } from '../entities.ts';
import { fieldNamed, type Field, type FieldKind } from '../fields.ts';
import { leavesOf, type Filter, type FilterLeaf, type FilterOp, type FilterValue } from './filter.schema.ts';

const LISTED = ['eq', 'ne', 'in', 'nin'] as const;
const ORDERED = ['gt', 'gte', 'lt', 'lte', 'between'] as const;
const FILLED = ['empty', 'notEmpty'] as const;

/** What may be asked of a field of each kind, in the order in which a person is offered it. */
export const FILTER_OPS: Readonly<Record<FieldKind, readonly FilterOp[]>> = {
  text: ['contains', 'startsWith', ...LISTED, ...FILLED],
  choice: [...LISTED, ...FILLED],
  reference: [...LISTED, ...FILLED],
  number: [...LISTED, ...ORDERED, ...FILLED],
  cents: [...LISTED, ...ORDERED, ...FILLED],
  day: ['within', ...LISTED, ...ORDERED, ...FILLED],
  moment: ['within', 'eq', 'ne', ...ORDERED, ...FILLED],
};

/**
 * What is wrong with a filter of an entity, by field; nothing = it can be asked. `unknown_field`, `not_in_list` for a choice
 * that is none, `not_a_day`, `not_an_integer` for an amount, `invalid` for a question that this kind of field does not answer.
 */
export function checkFilter(entity: Entity, filter: Filter): Readonly<Record<string, Problem>> {
  const problems: Record<string, Problem> = {};
  for (const leaf of leavesOf(filter)) {
    const problem = problemOf(fieldNamed(entity, leaf.field), leaf);
    if (problem !== null) problems[leaf.field] ??= problem;
  }
  return problems;
}

function problemOf(field: Field | null, leaf: FilterLeaf): Problem | null {
  if (field === null) return 'unknown_field';
  if (!FILTER_OPS[field.kind].includes(leaf.op)) return 'invalid';
  for (const value of valuesOf(leaf)) {
    const problem = wrongValue(field, value);
    if (problem !== null) return problem;
  }
  return null;
}

function valuesOf(leaf: FilterLeaf): readonly FilterValue[] {
  if (!('value' in leaf) || leaf.op === 'within') return [];
  return Array.isArray(leaf.value) ? leaf.value : [leaf.value];
}

function wrongValue(field: Field, value: FilterValue): Problem | null {
  switch (field.kind) {
    case 'text':
    case 'reference':
      return typeof value === 'string' ? null : 'not_text';
    case 'choice':
      return field.choices.some((word) => word === value) ? null : 'not_in_list';
    case 'number':
      return typeof value === 'number' ? null : 'invalid';
    case 'cents':
      return Number.isSafeInteger(value) ? null : 'not_an_integer';
    case 'day':
    case 'moment':
      return daySchema.safeParse(value).success ? null : 'not_a_day';
    default:
      return assertNever(field);
  }
}
