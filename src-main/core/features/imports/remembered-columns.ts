import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { ChosenColumns } from '../../csv/map-columns.ts';
import type { Store, StoreReader } from '../../store/store.ts';

const rememberedSchema = z.array(z.tuple([z.int().nonnegative(), z.string().nullable()]));
const keyOfHeader = (entity: FileEntity, header: readonly string[]): string =>
  `csv.columns.${entity}.${createHash('sha256').update(JSON.stringify(header)).digest('hex').slice(0, 32)}`;

/** What a person chose for a file with the same header before. */
export async function remembered(
  read: StoreReader,
  entity: FileEntity,
  header: readonly string[],
): Promise<ChosenColumns> {
  const kept = rememberedSchema.safeParse(await read.setting(keyOfHeader(entity, header)));
  return new Map(kept.success ? kept.data : []);
}

/** Keeps what a person chose for this header. */
export async function remember(
  store: Store,
  { entity, header, columns }: { entity: FileEntity; header: readonly string[]; columns: ChosenColumns },
): Promise<void> {
  if (columns.size === 0) return;
  const settings = { [keyOfHeader(entity, header)]: [...columns] };
  await store.write(async () => ({ plan: { puts: [], settings }, result: null }));
}
