import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useQuery } from '../../ipc/use-query.ts';
import { useSampleData } from '../../ipc/use-sample-data.ts';
import { GhostTable, StateView } from '../../ui/state-view.tsx';
import { useToast } from '../../ui/toast.ts';

/** Nothing is planned, late or new: what will stand here, and how to begin. */
export function EmptyToday() {
  const { t } = useTranslation();
  const { data } = useQuery('sampleData.state', {}, ['customers.changed']);
  const { isBusy, fill } = useSampleData(useToast());
  return (
    <StateView picture={<GhostTable />} title={t('today.emptyTitle')} text={t('today.emptyText')}>
      <Button component={Link} href="/customers" variant="filled">
        {t('today.toCustomers')}
      </Button>
      {data?.isOffered && data.changeSet === null && (
        <Button disabled={isBusy} onClick={() => void fill()}>
          {t(isBusy ? 'sample.filling' : 'sample.fill')}
        </Button>
      )}
    </StateView>
  );
}
