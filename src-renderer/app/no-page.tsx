import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { GhostTable, StateView } from '../ui/state-view.tsx';

/** A path that no screen stands at, such as one of another version. */
export function NoPage() {
  const { t } = useTranslation();
  return (
    <StateView picture={<GhostTable />} title={t('noPage.title')} text={t('noPage.text')} isAlert>
      <Button component={Link} href="/today" variant="filled">
        {t('noPage.today')}
      </Button>
      <Button onClick={() => window.history.back()}>{t('app.back')}</Button>
    </StateView>
  );
}
