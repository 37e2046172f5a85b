import { z } from 'zod';
import type { TagChange } from '../../src-shared/domain/customers/tags.rules.ts';
import { comparableName } from '../../src-shared/lib/text.ts';
import type { Plan, StoreReader } from './store/store.ts';

const KEY = 'tags.known';
const MOST_KNOWN = 200;
const namesSchema = z.array(z.string());

/** What a plan keeps so that tags that were given are offered again. */
export async function withKnown(
  read: Pick<StoreReader, 'setting'>,
  { add }: TagChange,
): Promise<NonNullable<Plan['settings']>> {
  if (add.length === 0) return {};
  const given = new Set(add.map(comparableName));
  const others = (await knownTags(read)).filter((name) => !given.has(comparableName(name)));
  return { [KEY]: [...add, ...others].slice(0, MOST_KNOWN) };
}

/** The names of tags that were given here, the last one first; none, where nothing usable is kept: what is lost is only a convenience. */
export async function knownTags(read: Pick<StoreReader, 'setting'>): Promise<readonly string[]> {
  const kept = namesSchema.safeParse(await read.setting(KEY));
  return kept.success ? kept.data : [];
}
