import type { Entity } from '../entities.ts';
import { entityTable } from '../entity-table.ts';
import { fieldNamed, type FieldKind } from '../fields.ts';
import type { Filter } from './filter.schema.ts';
import type { View, ViewColumn } from './view.schema.ts';

/** The columns that a list shows until a person chooses others, in order. The first one is pinned. */
const COLUMNS: Readonly<Record<Entity, readonly string[]>> = {
  customers: ['name', 'sync.state', 'contactPerson', 'phone', 'industry', 'region', 'status', 'ownerId', 'updatedAt'],
  contacts: ['name', 'sync.state', 'customerId', 'position', 'mobile', 'phone', 'email', 'updatedAt'],
  campaigns: ['name', 'sync.state', 'type', 'status', 'startDate', 'endDate', 'budgetCents'],
  leads: ['name', 'sync.state', 'company', 'contactPerson', 'phone', 'source', 'status', 'score', 'ownerId'],
  opportunities: ['name', 'sync.state', 'customerId', 'stage', 'estimatedAmountCents', 'probability', 'closeDate'],
  cases: ['subject', 'sync.state', 'no', 'customerId', 'priority', 'status', 'type', 'createdAt'],
  contracts: ['title', 'sync.state', 'no', 'customerId', 'amountCents', 'startDate', 'endDate', 'status'],
  payments: ['customerId', 'sync.state', 'contractId', 'amountCents', 'dueDate', 'paidDate', 'method', 'status'],
  activities: ['subject', 'sync.state', 'type', 'customerId', 'startAt', 'status', 'ownerId'],
  tasks: ['title', 'sync.state', 'customerId', 'dueAt', 'priority', 'status', 'ownerId'],
  snapshots: ['kind', 'customerId', 'asOf'],
};

const WIDTHS: Readonly<Record<FieldKind, number>> = {
  ...{ text: 120, choice: 96, number: 90, cents: 120 },
  ...{ day: 110, moment: 116, reference: 200 },
};
const TITLE_WIDTH = 260;
/** What is longer or shorter than others of its kind: the lists of people and companies fit into a window of 1280 pixels. */
const OWN_WIDTHS: Readonly<Record<string, number>> = {
  ...{ 'sync.state': 92, contactPerson: 88, phone: 132, mobile: 124, email: 176, industry: 104, region: 72 },
  ...{ status: 72, ownerId: 104, position: 84, updatedAt: 108, customerId: 176 },
};
const OWN_TITLE_WIDTHS: Readonly<Partial<Record<Entity, number>>> = { customers: 232, contacts: 136 };

function widthOf(entity: Entity, field: string): number {
  if (field === entityTable[entity].title) return OWN_TITLE_WIDTHS[entity] ?? TITLE_WIDTH;
  return OWN_WIDTHS[field] ?? WIDTHS[fieldNamed(entity, field)?.kind ?? 'text'];
}

const columnsOf = (entity: Entity): ViewColumn[] =>
  COLUMNS[entity].map((field, at) => ({
    field,
    width: widthOf(entity, field),
    isPinned: at === 0,
  }));

const viewOf = (entity: Entity, id: string, filter: Filter | null): View => ({
  ...{ id, name: null, columns: columnsOf(entity), filter, search: '' },
  sort: { field: 'updatedAt', isDescending: true },
});

/** What a server has still to be told, or a person to decide. Held records wait for nobody. */
const UNSETTLED: Filter = { field: 'sync.state', op: 'nin', value: ['settled', 'held'] };
const RECENT: Filter = { field: 'updatedAt', op: 'within', value: { unit: 'day', from: -7, to: 0 } };
const PAST = { unit: 'day', from: null, to: -1 } as const;

/** What each entity offers beside `all` and `unsettled`, by the word that the texts name it with. */
const OWN: Readonly<Record<Entity, Readonly<Record<string, Filter>>>> = {
  customers: { recent: RECENT, active: { field: 'status', op: 'eq', value: 'active' } },
  contacts: { recent: RECENT },
  campaigns: { running: { field: 'status', op: 'eq', value: 'active' } },
  leads: { fresh: { field: 'status', op: 'eq', value: 'new' } },
  opportunities: {
    open: { field: 'stage', op: 'nin', value: ['closed_won', 'closed_lost'] },
    closing: { field: 'closeDate', op: 'within', value: { unit: 'month', from: 0, to: 0 } },
  },
  cases: { open: { field: 'status', op: 'nin', value: ['resolved', 'closed'] } },
  contracts: {
    expiring: {
      all: [
        { field: 'status', op: 'eq', value: 'active' },
        { field: 'endDate', op: 'within', value: { unit: 'day', from: 0, to: 60 } },
      ],
    },
  },
  payments: {
    overdue: {
      all: [
        { field: 'status', op: 'ne', value: 'received' },
        { field: 'dueDate', op: 'within', value: PAST },
      ],
    },
  },
  activities: { planned: { field: 'status', op: 'eq', value: 'planned' } },
  tasks: {
    overdue: {
      all: [
        { field: 'status', op: 'nin', value: ['done', 'cancelled'] },
        { field: 'dueAt', op: 'within', value: PAST },
      ],
    },
  },
  snapshots: {},
};

/** The views of an entity that are always there. A person may change them; taking the change back brings these again. */
export const defaultViews = (entity: Entity): readonly View[] => [
  viewOf(entity, 'all', null),
  ...Object.entries(OWN[entity]).map(([id, filter]) => viewOf(entity, id, filter)),
  viewOf(entity, 'unsettled', UNSETTLED),
];
