import ICAL from 'ical.js';
import { TASK_FIELDS, type TaskFields } from '../../../../src-shared/domain/tasks/task.schema.ts';
import { momentAt, wallClockAt } from '../../../../src-shared/lib/calendar.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';

/** What a task of a series holds. */
type Series = { readonly [Name in keyof TaskFields]?: TaskFields[Name] | undefined };

interface Done {
  /** When the task was done, in milliseconds. */
  readonly at: number;
  /** The zone (IANA name) whose clocks the rule is meant by: every Monday at nine stays at nine. */
  readonly zone: string;
}

/** A rule of RFC 5545 may name each second of a century; nobody plans beyond so many occurrences. */
const MOST_STEPS = 5_000;

/**
 * What takes the place of a recurring task that is done: the same, due at the first occurrence of its rule (RFC 5545, RRULE)
 * that lies after its own due time and after it was done, reminded of as long before. `COUNT` is reduced by what is over.
 * Null where the rule has come to its end or cannot be read, or there is none.
 */
export function nextTask(task: Series, done: Done): Readonly<Record<string, unknown>> | null {
  const { recurrence, dueAt, remindAt } = task;
  const rule = recurrence ? readRule(recurrence) : null;
  if (rule === null) return null;
  const from = dueAt ? Date.parse(dueAt) : done.at;
  const next = occurrenceAfter(rule, from, done);
  if (next === null) return null;
  const same = Object.fromEntries(
    TASK_FIELDS.flatMap((name) => (task[name] === undefined ? [] : [[name, task[name]]])),
  );
  return {
    ...same,
    ...{ status: 'open', dueAt: toInstant(next.at), recurrence: next.rule },
    ...(remindAt ? { remindAt: toInstant(next.at - (from - Date.parse(remindAt))) } : {}),
  };
}

function readRule(text: string): ICAL.Recur | null {
  try {
    const rule = ICAL.Recur.fromString(text.replace(/^RRULE:/iu, ''));
    // What it could not make sense of is left out by the parser; without a frequency nothing recurs.
    return rule.freq ? rule : null;
  } catch {
    return null;
  }
}

function occurrenceAfter(rule: ICAL.Recur, from: number, { at: doneAt, zone }: Done) {
  const { until, count } = rule;
  // Both are looked at here: the parser's clock has no zone, and counts from where it began.
  const endless = rule.clone();
  endless.until = null;
  endless.count = null;
  const steps = stepsOf(endless, wallClockAt(from, zone));
  let left = count === null ? Infinity : count;
  for (const wall of steps) {
    const at = Date.parse(momentAt(wall, zone));
    if (until !== null && at > endOf(until, zone)) return null;
    if (at <= from) continue;
    left -= 1;
    if (at > doneAt) return left < 1 ? null : { at, rule: ruleWith(rule, left) };
  }
  return null;
}

/** The times of a rule from a time on, in milliseconds by the clock on the wall. */
function* stepsOf(rule: ICAL.Recur, from: number): Generator<number> {
  const start = new Date(from);
  const iterator = rule.iterator(
    ICAL.Time.fromData({
      ...{ year: start.getUTCFullYear(), month: start.getUTCMonth() + 1, day: start.getUTCDate() },
      ...{ hour: start.getUTCHours(), minute: start.getUTCMinutes(), second: start.getUTCSeconds() },
    }),
  );
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const time = iterator.next();
    if (!time) return;
    yield wallOf(time);
  }
}

const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** The last moment of a rule: UNTIL in UTC, by the clock on the wall, or a day as a whole. */
function endOf(until: ICAL.Time, zone: string): number {
  if (until.isDate) return Date.parse(momentAt(wallOf(until) + 86_399_999, zone));
  return until.zone === ICAL.Timezone.utcTimezone ? wallOf(until) : Date.parse(momentAt(wallOf(until), zone));
}

function ruleWith(rule: ICAL.Recur, left: number): string {
  const next = rule.clone();
  if (Number.isFinite(left)) next.count = left;
  return next.toString();
}
