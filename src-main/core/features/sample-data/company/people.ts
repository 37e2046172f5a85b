import type { Contact } from '../../../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../../../src-shared/domain/customers/customer.schema.ts';
import { customerFieldsOf } from './customer-fields.ts';
import type { CompanyName } from './company-name.ts';
import { DAY_MS, toDay, type Teller } from './teller.ts';
import { PHONE_HEADS, POSITIONS, PREFERENCES, REMARKS } from './vocabulary.ts';

export interface Household {
  readonly customer: Customer;
  readonly contacts: readonly Contact[];
}

/** A customer with one to six contacts, of which the first is the primary one. */
export function makeHousehold(teller: Teller, who: string, known: { name: CompanyName; since: number }): Household {
  const { random, now, chance } = teller;
  const made = teller.officeMoment(known.since, Math.min(known.since + 7 * DAY_MS, now));
  const changed = teller.officeMoment(made, now);
  const meta = teller.meta('customers', who, { made, changed });
  const contacts = teller.makes('contacts') ? makeContacts(teller, who, { customerId: meta.id, made }) : [];
  const [primary] = contacts;
  const isInactive = chance(9);
  const customer: Customer = {
    ...customerFieldsOf(random, known.name),
    ...meta,
    contactPerson: primary?.name ?? teller.person(),
    phone: random.pick(PHONE_HEADS) + random.digits(8),
    status: isInactive ? 'inactive' : 'active',
    ...(isInactive ? { statusReason: random.pick(['两年未采购', '公司注销', '合并到集团']) } : {}),
    employeeCount: Math.min(20_000, Math.ceil(teller.logNormal(80, 1.4))),
    ...(chance(30) ? { loyaltyLevel: random.pick(['platinum', 'gold', 'gold', 'silver', 'silver', 'bronze']) } : {}),
    ...(chance(25) ? { remarks: random.pick(REMARKS) } : {}),
    primaryContactId: primary?.id ?? null,
  };
  return { customer, contacts };
}

function makeContacts(teller: Teller, who: string, of: { customerId: string; made: number }): Contact[] {
  const { random, chance } = teller;
  const count = 1 + Math.floor(random.next() ** 2 * 6);
  return Array.from({ length: count }, (_none, at): Contact => {
    const made = at === 0 ? of.made : teller.officeMoment(of.made, teller.now);
    return {
      ...teller.meta('contacts', who, { made }),
      customerId: of.customerId,
      name: teller.person(),
      position: random.pick(POSITIONS),
      mobile: teller.phone(),
      ...(chance(60) ? { email: `u${random.digits(6)}@corp.example.net` } : {}),
      ...(chance(15)
        ? { birthday: toDay(Date.UTC(1960 + random.below(42), random.below(12), 1 + random.below(28))) }
        : {}),
      ...(chance(20) ? { preferences: random.pick(PREFERENCES) } : {}),
    };
  });
}
