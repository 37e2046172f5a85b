import { BRAND_HEADS, BRAND_TAILS, INDUSTRIES, REGIONS, SUFFIXES } from './customer-fields.ts';

export interface CompanyName {
  readonly name: string;
  readonly region: string;
  readonly industry: string;
}

/** Coprime with the number of names, so that counting in such steps meets each of them once. */
const STEP = 1_046_527;

/**
 * Names companies by number, each name once, without remembering which were given: up to 226,800 with a brand of two
 * characters, beyond that 4,082,400 with one of three. `count`: how many will be asked for.
 */
export function companyNames(seed: number, count: number): (number: number) => CompanyName {
  const middles =
    count <= REGIONS.length * INDUSTRIES.length * SUFFIXES.length * BRAND_HEADS.length * BRAND_TAILS.length
      ? ['']
      : BRAND_TAILS;
  const wheels = [REGIONS, INDUSTRIES, BRAND_HEADS, BRAND_TAILS, SUFFIXES, middles];
  const all = wheels.reduce((product, { length }) => product * length, 1);
  if (count > all) throw new Error(`there are ${all} names of companies`);
  return (number) => {
    let rest = (number * STEP + (seed % all)) % all;
    const [region, industry, head, tail, suffix, middle] = wheels.map((words) => {
      const word = words[rest % words.length] ?? '';
      rest = Math.floor(rest / words.length);
      return word;
    }) as [string, string, string, string, string, string];
    return { name: `${region}${head}${middle}${tail}${industry}${suffix}`, region, industry };
  };
}
