import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { FileRecord } from '../../../../src-shared/domain/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { createCustomerFinder, type CustomerOfRow } from './find-customers.ts';
import { createRowMatcher, type RowMatch } from './match-rows.ts';
import type { RowDraft } from './row-draft.ts';
import { changeTo, createFrom, refused, wholeRow, type RowDeps, type RowOutcome, type Write } from './write-row.ts';

export interface RowPlanner {
  /** Decides some rows, in order, against what is there now. Pure but for what it remembers of the file. */
  readonly plan: (read: StoreReader, drafts: readonly RowDraft[]) => Promise<readonly RowOutcome[]>;
  /** A record that somebody else wrote meanwhile. */
  readonly note: (record: FileRecord) => void;
}

const DUPLICATE: RowOutcome = { kind: 'skipped', isDuplicate: true };

/** Rows of a dry run and of a commit are decided here alike. */
export function createRowPlanner(deps: RowDeps): RowPlanner {
  const { options } = deps;
  const matcher = createRowMatcher(options.entity, options.key);
  const findCustomers = createCustomerFinder();
  /** What rows before have named or written. */
  const seen = { keys: new Set<string>(), ids: new Set<string>() };

  const remember = (write: Write): void => {
    seen.ids.add(write.record.id);
    matcher.note(write.record);
  };
  const decide = (row: Row): RowOutcome => {
    const { draft, customer, match } = row;
    if (draft.problem) return refused([draft.problem]);
    if ('problem' in customer) return wholeRow(customer.problem, 'customerId');
    if (options.onMatch === 'create') return createFrom(deps, { draft, customerId: customer.id, keepsId: false });
    const ids = match.ids();
    if ((match.key !== null && seen.keys.has(match.key)) || ids.some((id) => seen.ids.has(id))) return DUPLICATE;
    const [record, ...others] = ids.flatMap((id) => row.records.get(id) ?? []);
    if (others.length > 0) return wholeRow('ambiguous');
    if (record && options.onMatch === 'skip') return { kind: 'skipped', isDuplicate: false };
    if (record) return changeTo(deps, { draft, customerId: customer.id, record });
    return createFrom(deps, { draft, customerId: customer.id, keepsId: !seen.ids.has(draft.texts.get('id') ?? '') });
  };

  /** A row that was refused takes nobody's place. */
  const settle = async (read: StoreReader, row: Row): Promise<RowOutcome> => {
    const outcome = decide(row);
    if (outcome.kind === 'refused' || outcome === DUPLICATE) return outcome;
    if (row.match.key !== null) seen.keys.add(row.match.key);
    const isNew = outcome.kind === 'created' && options.entity === 'customers';
    const hasTakenName = isNew && (await matcher.hasName(read, titleOf(options.entity, outcome.write.record)));
    if ('write' in outcome) remember(outcome.write);
    else if (outcome.kind === 'unchanged') seen.ids.add(outcome.id);
    return outcome.kind === 'created' ? { ...outcome, hasTakenName } : outcome;
  };

  return {
    note: matcher.note,
    plan: async (read, drafts) => {
      const customers = await findCustomers(read, drafts);
      const ids = customers.map((customer) => ('id' in customer ? customer.id : undefined));
      const outcomes: RowOutcome[] = [];
      const { rows, records } = await matcher.match(read, drafts, ids);
      for (const [at, draft] of drafts.entries()) {
        const [customer, match] = [customers[at], rows[at]];
        if (customer && match) outcomes.push(await settle(read, { draft, customer, match, records }));
      }
      return outcomes;
    },
  };
}

interface Row {
  readonly draft: RowDraft;
  readonly customer: CustomerOfRow;
  readonly match: RowMatch;
  readonly records: ReadonlyMap<string, FileRecord>;
}
