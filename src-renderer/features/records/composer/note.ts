import { activityFieldsSchema, type ActivityFields } from '../../../../src-shared/domain/activities/activity.schema.ts';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { taskFieldsSchema, type TaskFields } from '../../../../src-shared/domain/tasks/task.schema.ts';
import { fieldProblems } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { DraftValues, Problems } from '../draft.ts';
import { fieldOf } from '../kinds.ts';
import { dayTyped, momentTyped } from './local-time.ts';

/** What is written down beside a record, the most usual first. */
export const NOTE_KINDS = ['note', 'visit', 'call', 'meeting', 'email', 'follow_up', 'task'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What it is about: a customer, or a person there. */
export interface NoteAbout {
  readonly customerId: string | null;
  readonly contactId: string | null;
}

/** What a note beside a record is about: the customer itself, or the contact and its customer. */
export function aboutOf(entity: ScreenEntity, record: ScreenRecord): NoteAbout {
  if (entity === 'customers') return { customerId: record.id, contactId: null };
  const customerId = fieldOf(record, 'customerId');
  return { customerId: typeof customerId === 'string' ? customerId : null, contactId: record.id };
}

interface NoteContext {
  readonly about: NoteAbout;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What a note that says nothing is called, by its kind, and the follow-up that was agreed on. */
  readonly wordOf: (kind: NoteKind) => string;
}

type Read =
  | { readonly ok: true; readonly entity: 'activities'; readonly records: readonly ActivityFields[] }
  | { readonly ok: true; readonly entity: 'tasks'; readonly records: readonly TaskFields[] }
  | { readonly ok: false; readonly problems: Problems };

const MOST_TITLE = 200;
/** Where only a day is said: a follow-up begins in the morning, a task is due in the evening. */
const MORNING = 'T09:00';
const EVENING = 'T18:00';

export const kindOf = ({ kind }: DraftValues): NoteKind => NOTE_KINDS.find((one) => one === kind) ?? 'note';

/** Whether there is anything that would be a pity to lose: the kind alone is chosen again by one key. */
export const isWritten = ({ kind: _kind, ...values }: DraftValues): boolean =>
  Object.values(values).some((text) => (text ?? '') !== '');

/** What happened may go without words: a visit is one. A note and a task are their words. */
const needsWords = (kind: NoteKind): boolean => kind === 'note' || kind === 'task';

/**
 * What a note writes: an activity, with the follow-up that was agreed on as a second one, or a task. `values`: `kind`, `text`
 * (its first line is the title), `at` and `next` (a time and a day as a person writes them; nothing = now, none), `contactId`.
 * What lies ahead is planned.
 */
export function readNote(values: DraftValues, context: NoteContext): Read {
  const kind = kindOf(values);
  const { title, description } = wordsOf(values['text'] ?? '');
  const word = title === '' && !needsWords(kind) ? context.wordOf(kind) : title;
  const { customerId } = context.about;
  const next = values['next'] ? dayTyped(values['next']) : '';
  if (next === null) return { ok: false, problems: { next: 'not_a_day' } };
  if (kind === 'task') {
    return checked('tasks', [{ title: word, description, customerId, dueAt: next ? momentOf(next + EVENING) : null }]);
  }
  const at = values['at'] ? momentTyped(values['at'], context.now) : context.now;
  if (at === null) return { ok: false, problems: { at: 'not_a_moment' } };
  const about = { customerId, contactId: values['contactId'] || context.about.contactId };
  const status = at > context.now ? ('planned' as const) : ('completed' as const);
  const told = { ...about, type: kind, subject: word, description, startAt: toInstant(at), status };
  return checked('activities', next ? [told, followUp(next, about, context)] : [told]);
}

const followUp = (day: string, about: NoteAbout, { wordOf }: NoteContext): ActivityFields => ({
  ...{ ...about, type: 'follow_up', subject: wordOf('follow_up') },
  ...{ status: 'planned', startAt: momentOf(day + MORNING) },
});

/** The first line is the title. Of one that is too long for a title nothing is lost: the text says it whole. */
function wordsOf(text: string): { readonly title: string; readonly description: string | null } {
  const whole = text.trim();
  const [first = '', ...others] = whole.split('\n');
  const rest = others.join('\n').trim();
  if ([...first].length > MOST_TITLE) return { title: [...first].slice(0, MOST_TITLE).join(''), description: whole };
  return { title: first.trim(), description: rest === '' ? null : rest };
}

/** A local time in our stored form. */
const momentOf = (local: string): string => toInstant(new Date(local).getTime());

const SCHEMAS = { activities: activityFieldsSchema, tasks: taskFieldsSchema } as const;
/** Title and text are one input. */
const WHERE: Readonly<Record<string, string>> = { subject: 'text', title: 'text', description: 'text' };

function checked(
  ...[entity, records]: readonly ['activities', readonly ActivityFields[]] | readonly ['tasks', readonly TaskFields[]]
): Read {
  for (const record of records) {
    const parsed = SCHEMAS[entity].safeParse(record, { reportInput: true });
    if (parsed.success) continue;
    const problems = Object.entries(fieldProblems(parsed.error)).map(([name, what]) => [WHERE[name] ?? name, what]);
    return { ok: false, problems: Object.fromEntries(problems) as Problems };
  }
  return entity === 'activities' ? { ok: true, entity, records } : { ok: true, entity, records };
}
