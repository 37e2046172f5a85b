import { expect, type Page } from '@playwright/test';
import type { CustomerFields } from '../../../src-shared/domain/customers/customer.schema.ts';
import { screensOf } from '../pages/screens.ts';

/** What a person does on the tour, in the words of the tour. */
export interface Hands {
  /** Fills the form of the first start and waits until the server was recognised; does not send it yet. */
  readonly fillConnection: (to: Connection) => Promise<void>;
  readonly create: (fields: CustomerFields) => Promise<void>;
  readonly edit: (name: string, changes: { readonly remarks: string }) => Promise<void>;
  /** Finds a customer by its name and opens its page. */
  readonly open: (name: string) => Promise<void>;
  /** Presses "sync now" and waits until nothing is left to send. */
  readonly settle: () => Promise<void>;
}

interface Connection {
  readonly address: string;
  readonly tenant: string;
  readonly user: string;
  readonly password: string;
}

const SETTLE_MS = 120_000;

export function handsOf(page: Page): Hands {
  const { welcome, frame, customers, customer, form, sync } = screensOf(page);
  const open = async (name: string): Promise<void> => {
    await frame.goToCustomers();
    await frame.search.fill(name);
    await customers.open(name);
    await customer.heading(name).waitFor();
  };
  return {
    open,
    fillConnection: async (to) => {
      await welcome.openConnect();
      await welcome.fill(to);
      await expect(welcome.found).toContainText('CRM');
    },
    create: async ({ name, phone, email, address, region, contactPerson, industry, taxNo }) => {
      await frame.goToCustomers();
      await customers.create();
      await form.create(textsOf({ name, phone, email, address, region, contactPerson, industry, taxNo }));
      await customer.heading(name).waitFor();
    },
    edit: async (name, changes) => {
      await open(name);
      await customer.edit();
      await form.save(changes);
      await form.field('remarks').waitFor({ state: 'detached' });
    },
    settle: async () => {
      await frame.goToSync();
      await sync.run();
      await sync.nothingPending.waitFor({ timeout: SETTLE_MS });
    },
  };
}

type Texts<Name extends string> = Partial<Record<Name, string>>;

/** Only what a person would type: fields without a value stay untouched. */
const textsOf = <Name extends string>(fields: Readonly<Record<Name, string | null | undefined>>): Texts<Name> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string')) as Texts<Name>;
