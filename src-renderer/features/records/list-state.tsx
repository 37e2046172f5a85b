import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { ComputerPicture, GhostTable, StateView } from '../../ui/state-view.tsx';

interface ListStateProps {
  readonly entity: ScreenEntity;
  readonly search: string;
  /** What the view asks for. */
  readonly asks: 'all' | 'unsettled' | 'filter';
  readonly error: SatchelError | null;
  readonly hasServer: boolean;
  readonly onCreate: (name: string | null) => void;
  readonly onClear: () => void;
  readonly onRetry: () => void;
}

/** Instead of the list when it has no rows: why, and what to do next. */
export function ListState(props: ListStateProps) {
  const { entity, search, asks, error, hasServer, onCreate, onClear, onRetry } = props;
  const { t } = useTranslation();
  const say = useErrorText();
  if (error) {
    const text = t(`${entity}.failedText`, { reason: say(error) });
    return (
      <StateView picture={<ComputerPicture sign="broken" />} title={t(`${entity}.failedTitle`)} text={text} isAlert>
        <Button variant="filled" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      </StateView>
    );
  }
  if (search !== '') {
    const title = t(`${entity}.noneFoundTitle`, { search });
    return (
      <StateView picture={<GhostTable />} title={title} text={t(`${entity}.noneFoundText`)}>
        <Button variant="filled" rightSection={<KeyCaps strokes="Escape" />} onClick={onClear}>
          {t(`customers.clearSearch`)}
        </Button>
        <Button onClick={() => onCreate(search)}>
          <span className="truncate" style={{ maxWidth: 240 }}>
            {t(`${entity}.noneFoundCreate`, { search })}
          </span>
        </Button>
      </StateView>
    );
  }
  if (asks === 'unsettled') {
    return (
      <StateView picture={<GhostTable />} title={t(`${entity}.allSettledTitle`)} text={t(`${entity}.allSettledText`)}>
        <Button variant="filled" onClick={onClear}>
          {t(`${entity}.showAll`)}
        </Button>
      </StateView>
    );
  }
  if (asks === 'filter') {
    return (
      <StateView picture={<GhostTable />} title={t('grid.noneMatchTitle')} text={t('grid.noneMatchText')}>
        <Button variant="filled" onClick={onClear}>
          {t(`${entity}.showAll`)}
        </Button>
      </StateView>
    );
  }
  const text = hasServer ? t(`${entity}.emptyTextCell`) : t('noRecords.text');
  return (
    <StateView picture={<GhostTable />} title={t(`${entity}.emptyTitle`)} text={text}>
      <Button component={Link} href={`/import/${entity}`} variant="filled" rightSection={<KeyCaps strokes="g i" />}>
        {t('noRecords.import')}
      </Button>
      <Button rightSection={<KeyCaps strokes="n" />} onClick={() => onCreate(null)}>
        {t(`${entity}.emptyCreate`)}
      </Button>
      <Button variant="subtle" color="gray" component={Link} href={hasServer ? '/sync' : '/connect'}>
        {t(hasServer ? 'customers.emptySync' : 'customers.emptyConnect')}
      </Button>
    </StateView>
  );
}
