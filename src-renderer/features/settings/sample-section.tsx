import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../ipc/use-query.ts';
import { useSampleData } from '../../ipc/use-sample-data.ts';
import { Section } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.ts';
import css from './settings.module.css';

/** The sample company in, or out again; only where there is no server. */
export function SampleSection() {
  const { t } = useTranslation();
  const { data } = useQuery('sampleData.state', {}, ['customers.changed', 'workspaces.changed']);
  const { isBusy, fill, remove } = useSampleData(useToast());
  if (!data?.isOffered) return null;
  const isHere = data.changeSet !== null;
  const words = isHere ? t(isBusy ? 'sample.removing' : 'sample.remove') : t(isBusy ? 'sample.filling' : 'sample.fill');
  return (
    <Section title={t('sample.title')}>
      <p className={css.text}>{t(isHere ? 'sample.here' : 'sample.text')}</p>
      <Button size="xs" disabled={isBusy} onClick={() => void (isHere ? remove() : fill())}>
        {words}
      </Button>
    </Section>
  );
}
