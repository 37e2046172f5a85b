import type { CsvProblem } from '../../../../src-shared/domain/csv/problems.ts';
import { comparableName } from '../../../../src-shared/lib/text.ts';
import type { StoreReader } from '../../store/store.ts';
import { buildMatchIndex, type MatchIndex } from './match-index.ts';
import type { RowDraft } from './row-draft.ts';

/** Which customer a row means: its local id, nothing said, or why it cannot be told. */
export type CustomerOfRow = { readonly id: string | undefined } | { readonly problem: CsvProblem };

const NAMES = ['customerId', 'customerServerId', 'customerName'] as const;

/** Looks customers up by local id, server id or name; the first of them that leads somewhere counts. */
export function createCustomerFinder(): (read: StoreReader, drafts: readonly RowDraft[]) => Promise<CustomerOfRow[]> {
  let names: Promise<MatchIndex> | null = null;
  return async (read, drafts) => {
    const said = (name: (typeof NAMES)[number]): string[] =>
      drafts.map(({ texts }) => texts.get(name) ?? '').filter((text) => text !== '');
    const byId = said('customerId').length > 0 ? await read.getMany('customers', said('customerId')) : [];
    const byServer =
      said('customerServerId').length > 0 ? await read.byServerId('customers', said('customerServerId')) : [];
    if (said('customerName').length > 0) names ??= buildMatchIndex(read, 'customers', ['name']);
    const index = await names;
    const alive = new Set(byId.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
    const servers = new Map(byServer.map(({ serverId, id }) => [serverId, id]));
    return drafts.map(({ texts }): CustomerOfRow => {
      const [id = '', serverId = '', name = ''] = NAMES.map((field) => texts.get(field) ?? '');
      if (id === '' && serverId === '' && name === '') return { id: undefined };
      if (alive.has(id)) return { id };
      const known = servers.get(serverId);
      if (known !== undefined) return { id: known };
      const found = name === '' ? [] : (index?.find(comparableName(name)) ?? []);
      if (found.length > 1) return { problem: 'many_customers' };
      return found[0] === undefined ? { problem: 'no_customer' } : { id: found[0] };
    });
  };
}
