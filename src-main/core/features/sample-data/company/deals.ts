import type { Contract } from '../../../../../src-shared/domain/contracts/contract.schema.ts';
import { STAGE_PROBABILITY } from '../../../../../src-shared/domain/opportunities/opportunity.rules.ts';
import type { Opportunity, Stage } from '../../../../../src-shared/domain/opportunities/opportunity.schema.ts';
import type { Payment } from '../../../../../src-shared/domain/payments/payment.schema.ts';
import { toInstant } from '../../../../../src-shared/lib/time.ts';
import type { Household } from './people.ts';
import { DAY_MS, toDay, type Teller } from './teller.ts';
import { DEAL_NAMES, filled, LOST_REASONS, PRODUCTS } from './vocabulary.ts';

const WAY: readonly Stage[] = ['prospecting', 'qualification', 'proposal', 'negotiation', 'closed_won'];
/** Of a hundred deals in a stage, so many come to the next one. */
const GO_ON = 74;

/** A deal with its way through the stages. `product` is what is sold, for whoever writes about it. */
export interface Deal {
  readonly opportunity: Opportunity;
  readonly product: string;
}

/** What a customer may buy in two years: none to five deals, each at the stage to which it has come by now. */
export function makeDeals(teller: Teller, who: string, of: Household & { campaignIds: readonly string[] }): Deal[] {
  if (!teller.makes('opportunities')) return [];
  const count = Math.floor(teller.random.next() ** 3 * 6);
  return Array.from({ length: count }, () => makeDeal(teller, who, of));
}

function makeDeal(teller: Teller, who: string, of: Household & { campaignIds: readonly string[] }): Deal {
  const { random, now, chance } = teller;
  const { customer, contacts, campaignIds } = of;
  const made = teller.officeMoment(Date.parse(customer.createdAt), now);
  const stageHistory = stagesFrom(teller, made);
  const last = stageHistory.at(-1) ?? { stage: 'prospecting' as const, at: toInstant(made) };
  const reached = Date.parse(last.at);
  const isClosed = last.stage === 'closed_won' || last.stage === 'closed_lost';
  const product = random.pick(PRODUCTS);
  const estimatedAmountCents = Math.max(1, Math.round(teller.logNormal(1_200, 1.1))) * 10_000;
  const opportunity: Opportunity = {
    ...teller.meta('opportunities', who, { made, changed: reached }),
    customerId: customer.id,
    ...(contacts.length === 0 ? {} : { contactId: random.pick(contacts).id }),
    ...(campaignIds.length > 0 && chance(25) ? { campaignId: random.pick(campaignIds) } : {}),
    name: filled(random.pick(DEAL_NAMES), { product }),
    stage: last.stage,
    probability: STAGE_PROBABILITY[last.stage] - (!isClosed && chance(15) ? 5 : 0),
    estimatedAmountCents,
    closeDate: toDay(isClosed ? reached : reached + teller.between(10, 120) * DAY_MS),
    ...(last.stage === 'closed_won'
      ? { actualAmountCents: Math.ceil((estimatedAmountCents * teller.between(85, 105)) / 1_000_000) * 10_000 }
      : {}),
    ...(last.stage === 'closed_lost' ? { lostReason: random.pick(LOST_REASONS) } : {}),
    stageHistory,
  };
  return { opportunity, product };
}

function stagesFrom(teller: Teller, made: number): { stage: Stage; at: string }[] {
  const stages: { stage: Stage; at: string }[] = [];
  let at = made;
  for (const stage of WAY) {
    stages.push({ stage, at: toInstant(at) });
    if (stage === 'closed_won') break;
    at += Math.ceil(teller.logNormal(14, 0.8) * DAY_MS);
    if (at > teller.now) break;
    if (!teller.chance(GO_ON)) {
      stages.push({ stage: 'closed_lost', at: toInstant(at) });
      break;
    }
  }
  return stages;
}

/** The contract of a deal that was won, its renewals up to now, and what is paid for each. */
export function* makeContracts(teller: Teller, who: string, deal: Deal): Generator<Contract | Payment> {
  const { opportunity, product } = deal;
  if (!teller.makes('contracts') || opportunity.stage !== 'closed_won') return;
  let signed = Date.parse(opportunity.updatedAt);
  let renewedFromId: string | null = null;
  for (let isFirst = true; isFirst || teller.chance(65); isFirst = false) {
    const ends = signed + 365 * DAY_MS;
    const contract: Contract = {
      ...teller.meta('contracts', who, { made: signed }),
      no: `HT-${toDay(signed).replaceAll('-', '')}-${teller.random.digits(4)}`,
      customerId: opportunity.customerId,
      opportunityId: opportunity.id,
      title: `${product}${isFirst ? '合同' : '续签合同'}`,
      amountCents: opportunity.actualAmountCents ?? null,
      signedDate: toDay(signed),
      startDate: toDay(signed + DAY_MS),
      endDate: toDay(ends),
      status: teller.now - signed < 3 * DAY_MS ? 'draft' : teller.chance(3) ? 'terminated' : 'active',
      ...(renewedFromId === null ? {} : { renewedFromId }),
    };
    yield contract;
    if (teller.makes('payments')) yield* makePayments(teller, who, contract);
    // Renewed a few days before it ends.
    signed = teller.officeMoment(ends - 20 * DAY_MS, ends - 5 * DAY_MS);
    renewedFromId = contract.id;
    if (signed > teller.now) return;
  }
}

function* makePayments(teller: Teller, who: string, contract: Contract): Generator<Payment> {
  const { random, now } = teller;
  const parts = random.pick([1, 1, 2, 3, 4]);
  const made = Date.parse(contract.createdAt);
  const amount = Math.floor((contract.amountCents ?? 0) / parts);
  for (let part = 0; part < parts; part += 1) {
    const due = made + (15 + part * 90) * DAY_MS;
    const paid = due + teller.between(-5, 30) * DAY_MS;
    const isReceived = paid <= now && teller.chance(90);
    yield {
      ...teller.meta('payments', who, { made, changed: isReceived ? Math.max(paid, made) : made }),
      customerId: contract.customerId,
      contractId: contract.id,
      amountCents: part === parts - 1 ? (contract.amountCents ?? 0) - amount * (parts - 1) : amount,
      dueDate: toDay(due),
      status: isReceived ? 'received' : 'planned',
      ...(isReceived
        ? { paidDate: toDay(paid), method: random.pick(['bank_transfer', 'bank_transfer', 'cheque', 'online']) }
        : {}),
      ...(parts > 1 ? { remarks: `第${part + 1}期` } : {}),
    };
  }
}
