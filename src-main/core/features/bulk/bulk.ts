import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { TagChange } from '../../../../src-shared/domain/customers/tags.rules.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { BulkCounts, BulkOutcome, BulkTarget } from '../../../../src-shared/ipc/bulk.routes.ts';
import { parseFields, SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { editContext, type EditPorts } from '../../edit-context.ts';
import type { Jobs } from '../../jobs.ts';
import { withKnown } from '../../known-tags.ts';
import { askedFilter } from '../../list-question.ts';
import { authorOf, type CurrentWorkspace } from '../../open-workspace.ts';
import type { Store } from '../../store/store.ts';
import type { ParsedFields } from '../../sync/record-edits.ts';
import { bulkSet, type BulkSet } from './bulk-set.ts';
import { runBulk, type ChangeRecord, type RecordChanges } from './run-bulk.ts';
import { tagMany } from './tag-many.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: EditPorts;
  readonly jobs: Jobs;
  /** How many lists of the open workspace have been read so far: the steps are short while somebody reads. */
  readonly lists: () => number;
  readonly changes: RecordChanges;
}

type Asked<More = object> = { readonly entity: ScreenEntity; readonly target: BulkTarget } & More;

/** One change of many records. Errors: INVALID_INPUT, IMPORT_BUSY, CANCELLED, those of the store. */
export interface Bulk {
  readonly update: (asked: Asked<{ readonly changes: unknown }>) => Promise<BulkOutcome>;
  /** Of customers alone. */
  readonly tag: (asked: Asked<{ readonly change: TagChange }>) => Promise<BulkOutcome>;
  readonly remove: (asked: Asked) => Promise<BulkOutcome>;
  readonly restore: (asked: Asked) => Promise<BulkOutcome>;
}

type Action = BulkSet['summary']['action'];

export function createBulk({ current, ports, jobs, lists, changes }: Deps): Bulk {
  const run = ({ action, names, fields, change }: Deed, { entity, target }: Asked) =>
    jobs.run(undefined, async (signal) => {
      const { store, entry } = current();
      const ids = await idsOf(store, { entity, target, ports, signal });
      const fingerprint = fingerprintOf([action, entity, target, fields]);
      const open = await interrupted(store, fingerprint);
      const id = open?.id ?? ports.ids.next();
      const changeSet = (counts: BulkCounts, isDone: boolean): BulkSet => ({
        ...{ id, kind: 'bulk', reversedAt: null },
        ...{ at: open?.at ?? toInstant(ports.clock.now()), by: authorOf(entry) },
        summary: {
          ...{ entity, action, fields: [...names], fingerprint },
          ...{ state: isDone ? 'done' : 'open', counts },
        },
      });
      const context = () => editContext(current(), ports, { source: 'bulk', changeSetId: id });
      const doneBefore = open === null ? [] : await store.changeSetRecords(id);
      return runBulk({
        ...{ store, entity, ids, context, changeSet, signal, onProgress: jobs.tell },
        readers: { lists, now: ports.clock.now },
        done: new Set(doneBefore.flatMap((record) => (record.entity === entity ? [record.id] : []))),
        change: (read, record, now) => change(read, { entity, record, fields }, now),
      });
    });
  const deed = (action: Action, fields: ParsedFields = {}): Deed => ({
    ...{ action, fields, names: Object.keys(fields), change: changes[action] },
  });
  return {
    update: async (asked) => run(deed('update', parseFields(entityTable[asked.entity].changes, asked.changes)), asked),
    tag: async ({ change, ...asked }) => {
      const tagged = { action: 'update', fields: { ...change }, names: ['tags'], change: tagMany(change) } as const;
      const outcome = await run(tagged, asked);
      await current().store.write(async (read) => ({
        plan: { puts: [], settings: await withKnown(read, change) },
        result: null,
      }));
      return outcome;
    },
    remove: (asked) => run(deed('remove'), asked),
    restore: (asked) => run(deed('restore'), asked),
  };
}

/** What is done to each record, and by which names it is kept that it was. */
interface Deed {
  readonly action: Action;
  /** Of the fields that are written into. */
  readonly names: readonly string[];
  readonly fields: ParsedFields;
  readonly change: ChangeRecord;
}

const PAGE = 500;

interface Question extends Asked {
  readonly ports: EditPorts;
  readonly signal: AbortSignal;
}

/** The records that are meant, as they are now: what is written must not change what is still to come. */
async function idsOf(store: Store, { entity, target, ports, signal }: Question): Promise<readonly string[]> {
  if ('ids' in target) return [...new Set(target.ids)];
  const filter = askedFilter(entity, target.filter, ports.clock);
  const ids: string[] = [];
  let from: string | number | null = 0;
  while (from !== null) {
    const sort = { field: 'createdAt', isDescending: false };
    const page: Awaited<ReturnType<Store['list']>> = await store.list(entity, {
      ...{ filter, search: target.search, sort, limit: PAGE, from },
    });
    ids.push(...page.rows.map(({ id }) => id));
    from = page.next;
    // All pages at once would hold up whoever reads lists: 5 s at 100,000 records.
    await nextTurn();
    if (signal.aborted) throw new SatchelError('CANCELLED');
  }
  return ids;
}

const fingerprintOf = (asked: unknown): string => createHash('sha256').update(JSON.stringify(asked)).digest('hex');

/** The change-set of the same question that was begun and neither finished nor taken back. */
async function interrupted(store: Store, fingerprint: string): Promise<BulkSet | null> {
  const sets = (await store.changeSets()).flatMap((row) => bulkSet(row) ?? []);
  const isOpen = ({ summary, reversedAt }: BulkSet): boolean =>
    summary.fingerprint === fingerprint && summary.state === 'open' && reversedAt === null;
  return sets.find(isOpen) ?? null;
}
