import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { PageHead } from '../../ui/page.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { FilterBar } from './grid/filter-bar.tsx';
import { RecordGrid } from './grid/record-grid.tsx';
import { useCreation } from './grid/use-list-deeds.ts';
import { useListAddress } from './grid/use-list-address.ts';
import { useView } from './grid/use-view.ts';
import { ViewDrop } from './grid/view-drop.tsx';
import { ViewTabs } from './grid/view-tabs.tsx';
import { ListTransfer } from './list-transfer.tsx';
import { SearchBox } from './search-box.tsx';
import { useRecordsView } from './view.ts';

/** All records of an entity that a person may see: views as tabs, and the grid. */
export function RecordList({ entity }: { entity: ScreenEntity }) {
  const { t } = useTranslation();
  useListAddress(entity);
  const at = useView(entity);
  const search = useRecordsView(entity, (state) => state.search);
  const create = useCreation(entity);
  const all = useQuery('grid.page', { entity, limit: 1 }, [`${entity}.changed`]).data?.total;
  useKeys({ n: { act: () => create(null), text: t(`${entity}.create`) } });
  return (
    <>
      <PageHead title={t(`${entity}.title`)} note={!!all && t(`${entity}.onThisComputer`, { count: all })}>
        <SearchBox entity={entity} />
        <ListTransfer
          query={{ entity, filter: at.view.filter, search, sort: at.view.sort }}
          columns={at.view.columns}
          canExport={!!all}
        />
        <Button
          size="xs"
          // An empty list has a filled button of its own.
          variant={all === 0 ? 'default' : 'filled'}
          leftSection={<IconPlus size={14} />}
          rightSection={<KeyCaps strokes="n" />}
          onClick={() => create(null)}
        >
          {t(`${entity}.create`)}
        </Button>
      </PageHead>
      <ViewTabs entity={entity} at={at} />
      <FilterBar entity={entity} views={at} />
      {(at.isReady || at.error) && <RecordGrid entity={entity} views={at} />}
      <ViewDrop />
    </>
  );
}
