import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../../ipc/session.ts';
import { Section } from '../../ui/page.tsx';
import { Capabilities } from './capabilities.tsx';
import { Facts } from './facts.tsx';
import css from './settings.module.css';

/** Which server, as whom, and what it guarantees. */
export function ConnectionSection() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const isCell = workspace?.kind === 'cell';
  const { profile, guarantee } = workspace ?? {};
  return (
    <Section title={t('settings.connection')}>
      {isCell ? (
        <Facts
          facts={[
            [t('settings.server'), workspace.address],
            [t('settings.tenant'), workspace.tenant],
            [t('settings.user'), workspace.user],
            [
              t('settings.profile'),
              profile ? t('settings.profileNamed', { name: t(`profiles.${profile}`), id: profile }) : t('app.none'),
            ],
            guarantee
              ? [t('settings.guarantee'), t(`sync.guarantee.${guarantee}`), t(`settings.guaranteeWhy.${guarantee}`)]
              : [t('settings.guarantee'), t('app.none')],
          ]}
        />
      ) : (
        <p className={css.text}>{t('settings.notConnected')}</p>
      )}
      {isCell && <Capabilities />}
      <Button component={Link} href="/connect" size="xs">
        {t(isCell ? 'settings.connectAnother' : 'settings.connectFirst')}
      </Button>
    </Section>
  );
}
