import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { Field } from '../../../../src-shared/domain/fields.ts';
import { FILTER_OPS } from '../../../../src-shared/domain/views/check-filter.ts';
import type {
  Filter,
  FilterLeaf,
  FilterOp,
  FilterValue,
  RelativeDays,
} from '../../../../src-shared/domain/views/filter.schema.ts';
import { parseYuan, yuanText } from '../../../ui/format.ts';

/** Conditions of which one has to hold; a filter is a list of such groups that all have to hold. */
export type ConditionGroup = readonly FilterLeaf[];

const isLeaf = (filter: Filter): filter is FilterLeaf => 'field' in filter;
const leaves = (parts: readonly Filter[]): ConditionGroup | null => (parts.every(isLeaf) ? parts : null);

/** A filter as the bar shows it; null where it is more than the bar can show. */
export function groupsOf(filter: Filter | null): readonly ConditionGroup[] | null {
  if (filter === null) return [];
  const groups = ('all' in filter ? filter.all : [filter]).map((part) => {
    if (isLeaf(part)) return [part];
    return 'any' in part ? leaves(part.any) : null;
  });
  return groups.every((group) => group !== null) ? groups : null;
}

export function filterOf(groups: readonly ConditionGroup[]): Filter | null {
  const parts = groups.flatMap((group): Filter[] => {
    const [first] = group;
    return first ? [group.length === 1 ? first : { any: [...group] }] : [];
  });
  const [only] = parts;
  if (!only) return null;
  return parts.length === 1 ? only : { all: parts };
}

/** Another condition in the place of one, or with null none. */
export const withCondition = (
  groups: readonly ConditionGroup[],
  [group, at]: readonly [number, number],
  leaf: FilterLeaf | null,
): readonly ConditionGroup[] =>
  groups
    .map((one, index) => (index === group ? one.toSpliced(at, 1, ...(leaf ? [leaf] : [])) : one))
    .filter((one) => one.length > 0);

/** 且 becomes 或: a group takes in the one behind it. */
export const joined = (groups: readonly ConditionGroup[], at: number): readonly ConditionGroup[] =>
  groups.toSpliced(at, 2, [...(groups[at] ?? []), ...(groups[at + 1] ?? [])]);

/** 或 becomes 且: a group falls apart behind one of its conditions. */
export function split(groups: readonly ConditionGroup[], group: number, at: number): readonly ConditionGroup[] {
  const parts = groups[group] ?? [];
  return groups.toSpliced(group, 1, parts.slice(0, at + 1), parts.slice(at + 1));
}

/** What can be asked of a field by the bar, the most usual first. */
export const opsOf = (field: Field): readonly FilterOp[] =>
  FILTER_OPS[field.kind].filter(
    (op) =>
      !(field.kind === 'choice' && (op === 'eq' || op === 'ne')) &&
      !(field.kind !== 'choice' && (op === 'in' || op === 'nin')),
  );

/** The stretches of days that the bar offers, by the key of their words. */
export const STRETCHES = {
  today: { unit: 'day', from: 0, to: 0 },
  last7: { unit: 'day', from: -7, to: 0 },
  last30: { unit: 'day', from: -30, to: 0 },
  last90: { unit: 'day', from: -90, to: 0 },
  before30: { unit: 'day', from: null, to: -31 },
  before60: { unit: 'day', from: null, to: -61 },
  before90: { unit: 'day', from: null, to: -91 },
  thisWeek: { unit: 'week', from: 0, to: 0 },
  thisMonth: { unit: 'month', from: 0, to: 0 },
  lastMonth: { unit: 'month', from: -1, to: -1 },
  thisQuarter: { unit: 'quarter', from: 0, to: 0 },
  thisYear: { unit: 'year', from: 0, to: 0 },
  next7: { unit: 'day', from: 0, to: 7 },
  next30: { unit: 'day', from: 0, to: 30 },
} as const satisfies Readonly<Record<string, RelativeDays>>;
export type Stretch = keyof typeof STRETCHES;
export const STRETCH_KEYS = Object.keys(STRETCHES).filter((key): key is Stretch => Object.hasOwn(STRETCHES, key));

export const stretchOf = ({ unit, from, to }: RelativeDays): Stretch | undefined =>
  STRETCH_KEYS.find((key) => {
    const one = STRETCHES[key];
    return one.unit === unit && one.from === from && one.to === to;
  });

/** What was typed or chosen as a value of a field; null when it is none. */
function valueOf(field: Field, text: string): FilterValue | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (field.kind === 'cents') return parseYuan(trimmed);
  if (field.kind !== 'number') return trimmed;
  const number = Number(trimmed.replace(/[,，]/gu, ''));
  return Number.isFinite(number) ? number : null;
}

/** A condition from what is typed; null while something is missing. */
export function conditionOf(name: string, field: Field, op: FilterOp, texts: readonly string[]): FilterLeaf | null {
  const values = texts.map((text) => valueOf(field, text)).filter((value) => value !== null);
  const [first, second] = values;
  switch (op) {
    case 'empty':
    case 'notEmpty':
      return { field: name, op };
    case 'in':
    case 'nin':
      return values.length > 0 ? { field: name, op, value: values } : null;
    case 'within': {
      const key = STRETCH_KEYS.find((one) => one === texts[0]);
      return key ? { field: name, op, value: STRETCHES[key] } : null;
    }
    case 'between':
      return first !== undefined && second !== undefined ? { field: name, op, value: [first, second] } : null;
    case 'contains':
    case 'startsWith':
      return typeof first === 'string' ? { field: name, op, value: first } : null;
    default:
      return first === undefined ? null : { field: name, op, value: first };
  }
}

/** A condition as it is typed: the other direction of `conditionOf`. */
export function textsOf(leaf: FilterLeaf, field: Field): readonly string[] {
  if (!('value' in leaf)) return [];
  if (leaf.op === 'within') return [stretchOf(leaf.value) ?? ''];
  const values = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  return values.map((value) => (field.kind === 'cents' && typeof value === 'number' ? yuanText(value) : String(value)));
}

/** The field that a new condition begins with. */
export const FIRST_FIELD: Readonly<Record<ScreenEntity, string>> = { customers: 'industry', contacts: 'position' };
