import type { TimelineEntry, TimelinePage } from '../../../../src-shared/domain/timeline.schema.ts';
import { calendarAt } from '../../../../src-shared/lib/calendar.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Clock } from '../../ports.ts';
import type { TimelineQuery } from '../../store/read-models/timeline/read-timeline.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly clock: Clock;
}

/** A page of what happened with a record, by this computer's day. Errors: NO_WORKSPACE, INVALID_INPUT for a wrong `after`. */
export const createTimeline =
  ({ current, clock }: Deps) =>
  async (question: Omit<TimelineQuery, 'now'>): Promise<TimelinePage> => {
    const { store } = current();
    const now = clock.now();
    const calendar = calendarAt(now, Intl.DateTimeFormat().resolvedOptions().timeZone);
    const { entries, next, ahead } = await store.figures.timeline({ ...question, now }, calendar);
    const people = [...entries, ...(ahead?.lines ?? [])].flatMap((entry) =>
      entry.kind === 'activity' && entry.contactId !== null ? entry.contactId : [],
    );
    const contacts = await store.getMany('contacts', [...new Set(people)]);
    const names = new Map(contacts.map(({ id, name }) => [id, name]));
    const named = <Entry extends TimelineEntry>(entry: Entry): Entry =>
      entry.kind === 'activity' ? { ...entry, contactName: names.get(entry.contactId ?? '') ?? null } : entry;
    return { entries: entries.map(named), next, ahead: ahead && { ...ahead, lines: ahead.lines.map(named) } };
  };
