import { ENTITIES, type Entity } from '../../../../../src-shared/domain/entities.ts';
import { newRecordSync, type RecordSync } from '../../../../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../../../../src-shared/lib/time.ts';
import type { Random } from './random.ts';
import { FAMILY_NAMES, GIVEN_NAMES, PHONE_HEADS } from './vocabulary.ts';

export const DAY_MS = 86_400_000;

/** What every record carries. */
interface Meta {
  readonly id: string;
  readonly serverId: null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly deletedAt: null;
  readonly ownerId: string;
  readonly sync: RecordSync;
}

/** Chance, time and ids of one company, for whoever makes a part of it. Moments are milliseconds since the epoch. */
export interface Teller {
  readonly random: Random;
  readonly begin: number;
  readonly now: number;
  /** Whether the records of an entity are wanted; references to the others are empty. */
  readonly makes: (entity: Entity) => boolean;
  readonly meta: (entity: Entity, who: string, times: { readonly made: number; readonly changed?: number }) => Meta;
  /** True so many times of a hundred. */
  readonly chance: (percent: number) => boolean;
  /** A number from a to b, both possible. */
  readonly between: (from: number, to: number) => number;
  /** A moment in office hours (UTC+8) of a working day between two moments, never behind the second one. */
  readonly officeMoment: (from: number, to: number) => number;
  /** Log-normal: half of all values lie below the median, a few far above it. */
  readonly logNormal: (median: number, spread: number) => number;
  readonly person: () => string;
  readonly phone: () => string;
}

export interface TellerOptions {
  readonly random: Random;
  readonly now: number;
  readonly years: number;
  readonly makes: (entity: Entity) => boolean;
}

export const toDay = (moment: number): string => toInstant(moment).slice(0, 10);

export function createTeller({ random, now, years, makes }: TellerOptions): Teller {
  const begin = now - Math.round(years * 365 * DAY_MS);
  const numbers = new Map<Entity, number>();
  const nextId = (entity: Entity, at: number): string => {
    const number = (numbers.get(entity) ?? 0) + 1;
    numbers.set(entity, number);
    return idOf(entity, number, at);
  };
  const between = (from: number, to: number): number => from + random.below(to - from + 1);
  return {
    ...{ random, begin, now, makes, between },
    meta: (entity, who, { made, changed = made }) => ({
      id: nextId(entity, made),
      serverId: null,
      createdAt: toInstant(made),
      createdBy: who,
      updatedAt: toInstant(changed),
      updatedBy: who,
      deletedAt: null,
      ownerId: who,
      sync: newRecordSync(),
    }),
    chance: (percent) => random.next() * 100 < percent,
    officeMoment: (from, to) => officeMoment(random, from, to),
    logNormal: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
      return median * Math.exp(spread * normal);
    },
    person: () => random.pick(FAMILY_NAMES) + random.pick(GIVEN_NAMES),
    phone: () => random.pick(PHONE_HEADS) + random.digits(8),
  };
}

/** A UUIDv7 of its moment; entity and number stand where another one has chance. */
function idOf(entity: Entity, number: number, at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const kind = ENTITIES.indexOf(entity).toString(16).padStart(3, '0');
  const own = number.toString(16).padStart(15, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}-8${own.slice(0, 3)}-${own.slice(3)}`;
}

function officeMoment(random: Random, from: number, to: number): number {
  const at = from + Math.floor(random.next() * Math.max(0, to - from));
  const midnight = at - (at % DAY_MS);
  const weekday = new Date(midnight).getUTCDay();
  const day = weekday === 0 ? midnight - 2 * DAY_MS : weekday === 6 ? midnight - DAY_MS : midnight;
  // 01:00 to 10:00 UTC is 9 to 18 o'clock in China; whole minutes, as people enter them.
  const moment = day + (60 + random.below(540)) * 60_000;
  return Math.min(Math.max(moment, from), to);
}
