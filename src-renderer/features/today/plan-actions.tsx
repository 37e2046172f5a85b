import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconCalendarTime } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LATER } from './later.ts';
import css from './today.module.css';
import type { PlanDeeds } from './use-plan-deeds.ts';

/** Completes a line or puts it off; shows while the line is pointed at or has the focus. */
export function PlanActions({ deeds, hasComplete = true }: { deeds: PlanDeeds; hasComplete?: boolean }) {
  const { t } = useTranslation();
  const { title, complete, move } = deeds;
  return (
    <span className={css.deeds}>
      {hasComplete && (
        <ActionIcon
          size="sm"
          data-deed="complete"
          aria-label={t('today.complete', { title })}
          title={t('today.keys.complete')}
          onClick={complete}
        >
          <IconCheck size={16} stroke={1.6} />
        </ActionIcon>
      )}
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon size="sm" data-deed="move" aria-label={t('today.move', { title })} title={t('today.keys.move')}>
            <IconCalendarTime size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {LATER.map((later) => (
            <Menu.Item key={later} onClick={() => move(later)}>
              {t(`today.later.${later}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
