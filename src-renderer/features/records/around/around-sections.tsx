import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AROUND_PARTS, type AroundLine, type AroundPart } from '../../../../src-shared/ipc/around.routes.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { useNow } from '../../../ui/clock.ts';
import { farDate } from '../../../ui/format.ts';
import { Section } from '../../../ui/page.tsx';
import { Money } from '../../../ui/values.tsx';
import { useCompose } from '../composer/use-compose.ts';
import { AROUND_EVENTS } from './around-events.ts';
import css from './around.module.css';
import { TaskLine } from './task-line.tsx';

/** What is to be done, deals, cases, contracts and payments of a customer, the first of each. */
export function AroundSections({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const compose = useCompose(customerId);
  const { data } = useQuery('customers.around', { id: customerId }, AROUND_EVENTS);
  if (!data) return null;
  return AROUND_PARTS.map((part) => (
    <Section
      key={part}
      title={t(`around.${part}`)}
      count={data[part].total}
      action={
        part === 'tasks' && (
          <ActionIcon
            size="xs"
            aria-label={t('composer.addTask')}
            title={t('composer.addTask')}
            onClick={() => compose('task')}
          >
            <IconPlus size={15} stroke={1.6} />
          </ActionIcon>
        )
      }
    >
      {data[part].total === 0 && <p className={css.none}>{t(`around.none.${part}`)}</p>}
      <ul className={css.lines}>
        {data[part].lines.map((line) =>
          part === 'tasks' ? <TaskLine key={line.id} line={line} /> : <Line key={line.id} part={part} line={line} />,
        )}
      </ul>
    </Section>
  ));
}

function Line({ part, line }: { part: AroundPart; line: AroundLine }) {
  const { t } = useTranslation();
  const now = useNow();
  const { title, state, day, amountCents } = line;
  const name = title || t(`around.${part}`);
  const states: Readonly<Record<string, string>> = t('states', { returnObjects: true });
  const date = day === null ? null : farDate(day.length === 10 ? `${day}T12:00:00` : day, now, t);
  const note = [state === null ? null : (states[state] ?? state), date].filter((word) => word !== null);
  return (
    <li>
      <div>
        <span className="truncate" title={name}>
          {name}
        </span>
        <small className="truncate" title={note.join(t('today.comma'))}>
          {note.join(t('today.comma'))}
        </small>
      </div>
      {amountCents !== null && (
        <b>
          <Money cents={amountCents} />
        </b>
      )}
    </li>
  );
}
