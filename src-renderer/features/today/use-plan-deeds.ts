import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../src-shared/ipc/contract.ts';
import type { TodayDue, TodaySlot } from '../../../src-shared/ipc/today.routes.ts';
import { toInstant } from '../../../src-shared/lib/time.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useNow } from '../../ui/clock.ts';
import { relativeDate } from '../../ui/format.ts';
import { useToast } from '../../ui/toast.ts';
import { laterAt, type Later } from './later.ts';

/** What can be done with something that is planned: each deed is announced with its way back. */
export interface PlanDeeds {
  readonly title: string;
  readonly complete: () => void;
  readonly move: (later: Later) => void;
}

type Write = (changes: Readonly<Record<string, unknown>>) => Promise<RouteOutput<'tasks.update'>>;

export function useSlotDeeds(): (slot: TodaySlot) => PlanDeeds {
  const now = useNow();
  const announce = useAnnounced();
  return ({ id, subject: title, startAt, endAt }) => {
    const write: Write = (changes) => call('activities.update', { id, changes });
    return {
      title,
      complete: () => void announce(write, { title, changes: { status: 'completed' } }),
      move: (later) => {
        const to = laterAt(later, Date.parse(startAt), now);
        const end = endAt === null ? {} : { endAt: toInstant(Date.parse(endAt) + to - Date.parse(startAt)) };
        void announce(write, { title, changes: { startAt: toInstant(to), ...end }, to });
      },
    };
  };
}

export function useTaskDeeds(): (line: TodayDue) => PlanDeeds {
  const now = useNow();
  const announce = useAnnounced();
  return ({ id, title, due }) => {
    const write: Write = (changes) => call('tasks.update', { id, changes });
    return {
      title,
      complete: () => void announce(write, { title, changes: { status: 'done' } }),
      move: (later) => {
        const to = laterAt(later, Date.parse(due), now);
        void announce(write, { title, changes: { dueAt: toInstant(to) }, to });
      },
    };
  };
}

interface Deed {
  readonly title: string;
  readonly changes: Readonly<Record<string, unknown>>;
  /** The new time, in milliseconds, of something that is put off. */
  readonly to?: number;
}

function useAnnounced(): (write: Write, deed: Deed) => Promise<void> {
  const { t } = useTranslation();
  const now = useNow();
  const toast = useToast();
  const say = useErrorText();
  return async (write, { title, changes, to }) => {
    const attempt = async (work: () => Promise<void>): Promise<void> =>
      work().catch((error: unknown) => toast({ text: say(asSatchelError(error)) }));
    await attempt(async () => {
      const { was, next } = await write(changes);
      const undo = (): void =>
        void attempt(async () => {
          await write(was);
          if (next) await call('tasks.delete', { ids: [next.id] });
          toast({ text: t('today.takenBack', { title }) });
        });
      const when = (at: string): string => relativeDate(at, now, t);
      const completed = next?.dueAt
        ? t('today.completedNext', { title, when: when(next.dueAt) })
        : t('today.completed', { title });
      toast({ text: to === undefined ? completed : t('today.moved', { title, when: when(toInstant(to)) }), undo });
    });
  };
}
