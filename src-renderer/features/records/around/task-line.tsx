import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AroundLine } from '../../../../src-shared/ipc/around.routes.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useNow } from '../../../ui/clock.ts';
import { Glyph } from '../../../ui/glyph.tsx';
import { useToast } from '../../../ui/toast.ts';
import { RelativeDate } from '../../../ui/values.tsx';

/** A task that is still to be done; done by its box, with the way back. */
export function TaskLine({ line: { id, title, day } }: { line: AroundLine }) {
  const { t } = useTranslation();
  const now = useNow();
  const toast = useToast();
  const say = useErrorText();
  const isLate = day !== null && Date.parse(day) < now;
  const attempt = (work: () => Promise<void>): void =>
    void work().catch((error: unknown) => toast({ text: say(asSatchelError(error)) }));
  const complete = (): void =>
    attempt(async () => {
      const { was, next } = await call('tasks.update', { id, changes: { status: 'done' } });
      const undo = async (): Promise<void> => {
        await call('tasks.update', { id, changes: was });
        if (next) await call('tasks.delete', { ids: [next.id] });
      };
      toast({ text: t('today.completed', { title }), undo: () => attempt(undo) });
    });
  return (
    <li>
      <Checkbox
        size="xs"
        checked={false}
        aria-label={t('today.complete', { title })}
        title={t('today.complete', { title })}
        onChange={complete}
      />
      <div>
        <span className="truncate" title={title}>
          {title}
        </span>
        {day !== null && (
          <small data-late={isLate ? '' : undefined}>
            {isLate && <Glyph shape="triangle" size={12} />}
            <RelativeDate at={day} isAhead={!isLate} />
          </small>
        )}
      </div>
    </li>
  );
}
