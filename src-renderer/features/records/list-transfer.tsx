import { Button } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { formatCount } from '../../ui/format.ts';
import { useToast } from '../../ui/toast.ts';
import type { View } from '../../../src-shared/domain/views/view.schema.ts';
import type { GridQuery } from './grid/use-rows.ts';

const icon = { size: 15, stroke: 1.6 } as const;

interface ListTransferProps {
  readonly query: GridQuery;
  readonly columns: View['columns'];
  readonly canExport: boolean;
}

/** The view as it is seen, with its columns in their order, into a file; and the way to bring a file in. */
export function ListTransfer({ query, columns, canExport }: ListTransferProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { isBusy, run } = useExport(query, columns);
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconFileImport {...icon} />}
        onClick={() => navigate(`/import/${query.entity}`)}
      >
        {t('transfer.import')}
      </Button>
      {canExport && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconFileExport {...icon} />}
          loading={isBusy}
          onClick={() => void run()}
        >
          {t('transfer.export')}
        </Button>
      )}
    </>
  );
}

/** Writes a list into a file that a person chooses, with these columns in this order. */
export function useExport({ entity, filter, search, sort }: GridQuery, columns: View['columns']) {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const file = await call('shell.chooseFile', { purpose: 'export', suggestedName: `${t(`nav.${entity}`)}.csv` });
      if (!file) return;
      const { rows } = await call('exports.run', {
        fileId: file.fileId,
        entity,
        filter,
        search,
        sort,
        columns: columns.map(({ field }) => field),
        format: 'csv',
        encoding: 'utf-8-bom',
      });
      toast({ text: t('transfer.exported', { rows: formatCount(rows), name: file.name }) });
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, run };
}
