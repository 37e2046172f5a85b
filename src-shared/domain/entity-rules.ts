import type { Case } from './cases/case.schema.ts';
import type { Entity } from './entities.ts';
import { STAGE_PROBABILITY, withStageHistory } from './opportunities/opportunity.rules.ts';
import { STAGES, type Stage } from './opportunities/opportunity.schema.ts';
import type { RecordOf } from './records.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a record stands that was just made and says nothing of it. */
const FIRST: Readonly<Partial<Record<Entity, Fields>>> = {
  campaigns: { status: 'planning' },
  leads: { status: 'new' },
  opportunities: { stage: 'prospecting' },
  cases: { status: 'new', priority: 'medium' },
  contracts: { status: 'draft' },
  payments: { status: 'planned' },
  activities: { status: 'planned' },
  tasks: { status: 'open', priority: 'medium', kind: 'task' },
};

/** What somebody does or plans belongs to that person where nobody else is named; a customer may be nobody's yet. */
const OWN: ReadonlySet<Entity> = new Set(['activities', 'tasks']);

/**
 * What a creation writes: what was given, and how such a record stands at first where nothing was said. `by`: who makes it.
 */
export function firstFields(entity: Entity, fields: Fields, by: string): Fields {
  const stands = { ...FIRST[entity], ...(OWN.has(entity) ? { ownerId: by } : {}) };
  const first = Object.entries(stands).filter(([name]) => fields[name] === undefined);
  return changedFields(entity, { ...fields, ...Object.fromEntries(first) });
}

/** What an edit writes: what was given, and what follows from it (a stage stands for a probability until one is said). */
export function changedFields(entity: Entity, fields: Fields): Fields {
  const { stage } = fields;
  if (entity !== 'opportunities' || !isStage(stage) || fields['probability'] !== undefined) return fields;
  return { ...fields, probability: STAGE_PROBABILITY[stage] };
}

const isStage = (word: unknown): word is Stage => (STAGES as readonly unknown[]).includes(word);

/** A record with what is computed from its own fields and never sent. `now`: the moment of the change. */
export function withDerived<E extends Entity>(entity: E, record: RecordOf[E], now: string): RecordOf[E] {
  const derive: ((record: RecordOf[E], now: string) => RecordOf[E]) | undefined = DERIVED[entity];
  return derive ? derive(record, now) : record;
}

const DERIVED: { readonly [E in Entity]?: (record: RecordOf[E], now: string) => RecordOf[E] } = {
  opportunities: withStageHistory,
  cases: withResolvedAt,
};

/** A case is resolved at the moment at which it first stands so; opened again it is not. */
function withResolvedAt(record: Case, now: string): Case {
  const isResolved = record.status === 'resolved' || record.status === 'closed';
  const at = record.resolvedAt ?? null;
  if (isResolved === (at !== null)) return record;
  return { ...record, resolvedAt: isResolved ? now : null };
}
