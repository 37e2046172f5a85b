import type { Campaign } from '../../../../../src-shared/domain/campaigns/campaign.schema.ts';
import type { Lead } from '../../../../../src-shared/domain/leads/lead.schema.ts';
import { SEASONS, AUDIENCES, CAMPAIGN_NAMES, filled, PRODUCTS } from './vocabulary.ts';
import type { CompanyName } from './company-name.ts';
import type { Surroundings } from './work.ts';
import { DAY_MS, toDay, type Teller } from './teller.ts';

const DAYS_BETWEEN_CAMPAIGNS = 30;
const CAMPAIGN_TYPES = ['email', 'social', 'event', 'advertisement'] as const;

/** A campaign a month from the first day on; the last ones run or are still planned. */
export function* makeCampaigns(teller: Teller, who: string): Generator<Campaign> {
  const { random, now } = teller;
  if (!teller.makes('campaigns')) return;
  for (let start = teller.begin; start < now + 45 * DAY_MS; start += DAYS_BETWEEN_CAMPAIGNS * DAY_MS) {
    const end = start + teller.between(7, 60) * DAY_MS;
    const type = random.pick(CAMPAIGN_TYPES);
    const budgetCents = Math.max(1, Math.round(teller.logNormal(50, 0.8))) * 100_000;
    const date = new Date(start);
    const season = `${date.getUTCFullYear()}年${SEASONS[Math.floor(((date.getUTCMonth() + 10) % 12) / 3)] ?? ''}`;
    yield {
      ...teller.meta('campaigns', who, { made: Math.min(start - 14 * DAY_MS, now) }),
      name: filled(random.pick(CAMPAIGN_NAMES[type]), { season }),
      type,
      status: start > now ? 'planning' : end > now ? 'active' : teller.chance(5) ? 'cancelled' : 'completed',
      startDate: toDay(start),
      endDate: toDay(end),
      budgetCents,
      ...(start > now ? {} : { actualCostCents: Math.round((budgetCents * teller.between(60, 115)) / 10_000) * 100 }),
      targetAudience: random.pick(AUDIENCES),
    };
  }
}

interface LeadSource {
  readonly campaignIds: readonly string[];
  /** A company that is no customer. */
  readonly stranger: CompanyName;
  /** The customer that a converted lead became. */
  readonly became: Surroundings;
}

/** Every second customer was a lead; for every third one there is another lead that has not become one. */
export function* makeLeads(
  teller: Teller,
  who: string,
  { campaignIds, stranger, became }: LeadSource,
): Generator<Lead> {
  const { random, chance } = teller;
  if (!teller.makes('leads')) return;
  const lead = (company: CompanyName['name'], person: string): Omit<Lead, 'id' | keyof ReturnType<Teller['meta']>> => ({
    name: `${company}的${random.pick(PRODUCTS)}需求`,
    company,
    contactPerson: person,
    phone: teller.phone(),
    source: random.pick(['website', 'website', 'referral', 'event', 'cold_call']),
    ...(campaignIds.length > 0 && chance(40) ? { campaignId: random.pick(campaignIds) } : {}),
  });
  const { customer, contacts, deals } = became;
  if (chance(50)) {
    const since = Date.parse(customer.createdAt);
    yield {
      ...teller.meta('leads', who, { made: since - teller.between(3, 60) * DAY_MS, changed: since }),
      ...lead(customer.name, customer.contactPerson ?? teller.person()),
      status: 'converted',
      score: teller.between(55, 100),
      convertedTo: {
        customerId: customer.id,
        contactId: contacts[0]?.id ?? null,
        opportunityId: deals[0]?.opportunity.id ?? null,
      },
    };
  }
  if (chance(33)) {
    yield {
      ...teller.meta('leads', who, { made: teller.officeMoment(teller.begin, teller.now) }),
      ...lead(stranger.name, teller.person()),
      status: random.pick(['new', 'new', 'qualified', 'unqualified']),
      score: teller.between(5, 90),
    };
  }
}
