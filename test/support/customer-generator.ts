import type { CustomerFields } from '../../src-shared/domain/customers/customer.schema.ts';
import {
  BRAND_HEADS,
  BRAND_TAILS,
  customerFieldsOf,
  INDUSTRIES,
  REGIONS,
  SUFFIXES,
} from '../../src-main/core/features/sample-data/company/customer-fields.ts';
import { randomFrom, type Random } from './random.ts';

/** Believable Chinese customers with unique names; the same seed gives the same ones. */
export function* generateCustomers(seed: number, count: number): Generator<CustomerFields> {
  const random = randomFrom(seed);
  const taken = new Set<string>();
  for (let made = 0; made < count; made += 1) yield makeCustomer(random, taken);
}

function makeCustomer(random: Random, taken: Set<string>): CustomerFields {
  const region = random.pick(REGIONS);
  const industry = random.pick(INDUSTRIES);
  const name = uniqueName({ random, taken, region, industry });
  return customerFieldsOf(random, { name, region, industry });
}

interface NameParts {
  readonly random: Random;
  readonly taken: Set<string>;
  readonly region: string;
  readonly industry: string;
}

/** Two characters of brand, three where two are used up, and a number of branch where even those are. */
function uniqueName({ random, taken, region, industry }: NameParts): string {
  const suffix = random.pick(SUFFIXES);
  for (let attempt = 0; ; attempt += 1) {
    const middle = attempt < 3 ? '' : random.pick(BRAND_TAILS);
    const branch = attempt < 8 ? '' : `第${1 + random.below(9_999)}分公司`;
    const brand = random.pick(BRAND_HEADS) + middle + random.pick(BRAND_TAILS);
    const name = `${region}${brand}${industry}${suffix}${branch}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
