import { ENTITIES, type Entity } from '../../../../../src-shared/domain/entities.ts';
import type { Put } from '../../../store/store.ts';
import { randomFrom } from './random.ts';
import { companyNames } from './company-name.ts';
import { makeContracts, makeDeals } from './deals.ts';
import { makeCampaigns, makeLeads } from './marketing.ts';
import { makeHousehold } from './people.ts';
import { createTeller, type Teller } from './teller.ts';
import { TEAM } from './vocabulary.ts';
import { makeActivities, makeCases, makeTasks } from './work.ts';

export interface CompanyOptions {
  readonly seed: number;
  readonly customers: number;
  /** The day up to which the company has lived, in milliseconds since the epoch. */
  readonly now: number;
  /** How long it has lived; 2 unless told. */
  readonly years?: number;
  /** On average for each customer; 5 unless told. */
  readonly activities?: number;
  /** Only these entities; references to the others are left empty. */
  readonly only?: readonly Entity[];
}

/**
 * Everything that a believable Chinese company keeps, in its stored form, record by record: what a record refers to comes
 * before it, but for a customer's primary contact, which comes right behind its customer. The same options give the same bytes.
 * Holds one customer at a time, so that a million of them need no more memory than one.
 */
export function* believableCompany(options: CompanyOptions): Generator<Put> {
  const { seed, customers, now, years = 2, activities = 5, only = ENTITIES } = options;
  const random = randomFrom(seed);
  const wanted = new Set<Entity>(only);
  const teller = createTeller({ random, now, years, makes: (entity) => wanted.has(entity) });
  const nameOf = companyNames(seed, customers * 2);
  const campaignIds: string[] = [];
  for (const record of makeCampaigns(teller, TEAM[0] ?? '')) {
    campaignIds.push(record.id);
    yield { entity: 'campaigns', record };
  }
  for (let number = 0; number < customers; number += 1) {
    const since = teller.begin + Math.floor(((now - teller.begin) * number) / customers);
    const known = { name: nameOf(number), since };
    yield* dealings(teller, { known, stranger: nameOf(customers + number), campaignIds, activities });
  }
}

interface Acquaintance {
  readonly known: Parameters<typeof makeHousehold>[2];
  readonly stranger: ReturnType<ReturnType<typeof companyNames>>;
  readonly campaignIds: readonly string[];
  readonly activities: number;
}

/** One customer and all that hangs on it. */
function* dealings(teller: Teller, { known, stranger, campaignIds, activities }: Acquaintance): Generator<Put> {
  const who = teller.random.pick(TEAM);
  const household = makeHousehold(teller, who, known);
  if (teller.makes('customers')) yield { entity: 'customers', record: household.customer };
  for (const record of household.contacts) yield { entity: 'contacts', record };
  const deals = makeDeals(teller, who, { ...household, campaignIds });
  const around = { ...household, deals };
  for (const deal of deals) {
    yield { entity: 'opportunities', record: deal.opportunity };
    for (const record of makeContracts(teller, who, deal)) {
      yield 'title' in record ? { entity: 'contracts', record } : { entity: 'payments', record };
    }
  }
  for (const record of makeCases(teller, who, around)) yield { entity: 'cases', record };
  for (const record of makeActivities(teller, who, { ...around, mean: activities }))
    yield { entity: 'activities', record };
  for (const record of makeTasks(teller, who, around)) yield { entity: 'tasks', record };
  for (const record of makeLeads(teller, who, { campaignIds, stranger, became: around }))
    yield { entity: 'leads', record };
}
