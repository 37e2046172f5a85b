import type { CustomerFields } from '../../../src-shared/domain/customers/customer.schema.ts';
import { satchel } from '../../support/processes.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import type { LocalCustomer } from './compare.ts';

interface Account {
  readonly url: string;
  readonly tenant: string;
  readonly user: string;
  readonly password: string;
}

/** The same person's other computer, by the command line. */
export interface SecondDevice {
  /** Rounds until nothing can be sent or fetched. */
  readonly sync: () => Promise<void>;
  readonly customers: () => Promise<readonly LocalCustomer[]>;
  readonly edit: (name: string, changes: Partial<CustomerFields>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function connectSecondDevice({ url, tenant, user, password }: Account): Promise<SecondDevice> {
  const home = await temporaryHome();
  const run = async (args: readonly string[], input = ''): Promise<unknown> => {
    const finished = await satchel(home, args, { input });
    if (finished.exit !== 0)
      throw new Error(`satchel ${args[0] ?? ''} ended with ${String(finished.exit)}: ${finished.out}`);
    return finished.json;
  };
  const customers: SecondDevice['customers'] = async () =>
    ((await run(['list', '--entity', 'customers', '--limit', '10000'])) as { rows: LocalCustomer[] }).rows;
  await run(['connect', '--cell', url, '--tenant', tenant, '--user', user, '--password-stdin'], password);
  return {
    customers,
    sync: async () => void (await run(['sync', '--until-settled', '--timeout', '240'])),
    edit: async (name, changes) => {
      const where = JSON.stringify({ name });
      const { rows } = (await run(['list', '--entity', 'customers', '--where', where])) as { rows: LocalCustomer[] };
      await run(['put', '--entity', 'customers', '--id', rows[0]?.id ?? ''], JSON.stringify(changes));
    },
    remove: home.remove,
  };
}
