import { CONNECTIONS } from '../../../src-shared/ipc/sync.routes.ts';
import { contract } from '../../../src-shared/ipc/contract.ts';
import { events } from '../../../src-shared/ipc/events.ts';
import { PROFILE_IDS } from '../../../src-shared/ipc/workspaces.routes.ts';
import { ENTITIES } from '../../../src-shared/domain/entities.ts';
import { OP_STATES, RECORD_SYNC_STATES } from '../../../src-shared/domain/sync-state.schema.ts';

export type LogPart = string | number | boolean | null;

/** What stands in the place of anything that is not surely harmless. */
export const WITHHELD = '[withheld]';

/** Words that the program itself uses for kinds and states. A word from anywhere else could be somebody's name. */
const WORDS: ReadonlySet<string> = new Set([
  ...ENTITIES,
  ...OP_STATES,
  ...RECORD_SYNC_STATES,
  ...CONNECTIONS,
  ...PROFILE_IDS,
  ...Object.keys(contract),
  ...Object.keys(events),
  ...['create', 'patch', 'delete', 'command', 'pull', 'push', 'local', 'cell', 'done', 'core.open', 'core.close'],
  ...['unreachable', 'certificate', 'broken', 'timeout', 'too_large', 'string', 'object', 'undefined', 'unknown'],
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
]);

const HARMLESS = [
  /** A code: STORE_LOCKED, SQLITE_FULL, ECONNREFUSED. Digits only after an underscore and few, so no key and no number. */
  /^[A-Z]{2,16}(_[A-Z]{1,16}){0,6}(_\d{1,3})?$/u,
  /** An id of a record, an operation or a request. */
  /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u,
  /** The class of an error. */
  /^([A-Z][a-z]{1,15}){0,3}Error$/u,
  /** A moment, a version. */
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u,
  /^\d{1,3}\.\d{1,3}\.\d{1,3}$/u,
];

/** A sentence of the source: words without digits, so that no number can be put in by mistake. */
const MESSAGE = /^[a-z][a-z ,;:'()/-]{0,79}$/u;

/** Counts and durations. A phone number has more digits. */
const MAX_NUMBER = 9_999_999;

/** The message if it can be one of the source's own, else nothing of it. */
export const harmlessMessage = (message: string): string => (MESSAGE.test(message) ? message : WITHHELD);

/**
 * The parts that may be written to a log: codes, ids, counts, times, the program's own words. An allow-list: what is not
 * surely harmless (a token, a phone number, a name, an address, a path) is withheld, whoever logged it.
 */
export function harmlessParts(parts: Readonly<Record<string, LogPart>>): Record<string, LogPart> {
  const entries = Object.entries(parts).filter(([name]) => /^[a-z][A-Za-z]{0,23}$/u.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, isHarmless(value) ? value : WITHHELD]));
}

function isHarmless(value: LogPart): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Math.abs(value) <= MAX_NUMBER;
  return WORDS.has(value) || HARMLESS.some((shape) => shape.test(value));
}
