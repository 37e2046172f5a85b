import type { Entity } from '../../src-shared/domain/entities.ts';
import type { FieldTest, ResolvedFilter, ValueTest } from '../../src-shared/domain/views/resolve-filter.ts';
import type { ListQuery } from '../../src-main/core/store/store.ts';
import { quoted } from '../../src-main/core/store/sqlite/sql-names.ts';
import type { Dataset } from './dataset.ts';

/** A list as a screen asks for it, and as the least program would: a WHERE, the index to walk, the order. */
export interface PageCase {
  readonly name: string;
  readonly entity: Entity;
  readonly query: ListQuery;
  readonly bare: { readonly where: string; readonly index: string; readonly order: string };
}

interface CaseInput {
  readonly name: string;
  readonly entity: Entity;
  readonly sort: ListQuery['sort'];
  readonly filter?: ResolvedFilter;
  /** The same conditions as SQL. */
  readonly sql?: string;
  /** The fields of the index to walk; that of the sort unless told. */
  readonly index?: string;
}

const ascending = (field: string): ListQuery['sort'] => ({ field, isDescending: false });
const descending = (field: string): ListQuery['sort'] => ({ field, isDescending: true });

const asked = (field: string, test: ValueTest): FieldTest => ({ field, isNegated: false, test });
const is = (field: string, value: string): FieldTest => asked(field, { is: 'one of', values: [value] });

/** The page of a list, from its first row on or behind a cursor. */
function pageCase({ name, entity, sort, filter, sql = '', index }: CaseInput): PageCase {
  const way = sort.isDescending ? ' DESC' : '';
  const table = `${entity}-0`;
  return {
    name,
    entity,
    query: { filter: filter ?? null, sort, limit: 50, from: 0, search: '' },
    bare: {
      where: `deleted=0 AND "f.deletedAt" IS NULL${sql === '' ? '' : ` AND ${sql}`}`,
      index: quoted(`${table} ${index ?? `_deleted+deletedAt+${sort.field}+id+sync.state`}`),
      order: `"f.${sort.field}"${way},id${way}`,
    },
  };
}

/** Lists that screens show, over every kind of condition: none, a few records, many, a range, a field without an index. */
export function pageCases({ someActivities }: Dataset): readonly PageCase[] {
  const busy = someActivities[Math.floor(someActivities.length / 2)]?.customerId ?? '';
  const [june, july] = ['2026-06-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'];
  return [
    pageCase({ name: 'customers by name', entity: 'customers', sort: ascending('name') }),
    pageCase({ name: 'customers, newest change first', entity: 'customers', sort: descending('updatedAt') }),
    pageCase({
      name: 'customers of a region by name',
      entity: 'customers',
      sort: ascending('name'),
      filter: is('region', '上海'),
      sql: `"f.region"='上海'`,
    }),
    pageCase({
      name: 'active customers of an industry by change',
      entity: 'customers',
      sort: descending('updatedAt'),
      filter: { all: [is('industry', '医疗'), is('status', 'active')] },
      sql: `"f.industry"='医疗' AND data->>'$.status'='active'`,
    }),
    pageCase({
      name: 'customers that wait to be sent by name',
      entity: 'customers',
      sort: ascending('name'),
      filter: is('sync.state', 'pending'),
      sql: `"f.sync.state"<>'settled' AND "f.sync.state"='pending'`,
      index: 'sync.state+id',
    }),
    pageCase({ name: 'activities, latest first', entity: 'activities', sort: descending('startAt') }),
    pageCase({
      name: 'activities of a month',
      entity: 'activities',
      sort: ascending('startAt'),
      filter: asked('startAt', {
        is: 'between',
        low: { value: june, isIncluded: true },
        high: { value: july, isIncluded: false },
      }),
      sql: `"f.startAt">='${june}' AND "f.startAt"<'${july}'`,
    }),
    pageCase({
      name: 'activities of a customer',
      entity: 'activities',
      sort: descending('startAt'),
      filter: is('customerId', busy),
      sql: `"f.customerId"='${busy}'`,
      index: '_deleted+deletedAt+customerId+id+sync.state',
    }),
    pageCase({
      name: 'visits, latest first',
      entity: 'activities',
      sort: descending('startAt'),
      filter: is('type', 'visit'),
      sql: `data->>'$.type'='visit'`,
    }),
  ];
}
