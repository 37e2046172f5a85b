import { onScreens, type ScreenChange } from './on-screens.ts';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFieldWord } from '../../i18n/use-field-label.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { StatusMark } from '../../ui/marks.tsx';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { TableFoot } from '../../ui/table-foot.tsx';
import { RelativeDate, TextOrDash } from '../../ui/values.tsx';
import css from './sync-page.module.css';
import { changeLook, changeReason, changeSubject } from './why.ts';

const MOST_SHOWN = 500;

const text = (value: string) => (
  <span className="soft truncate" title={value}>
    {value}
  </span>
);

type Labels = Readonly<Record<ScreenChange['entity'], (field: string) => string>>;

function pendingColumns(t: TFunction, labels: Labels): Column<ScreenChange>[] {
  const title = (key: 'kind' | 'record' | 'change' | 'state' | 'why' | 'next' | 'request') => t(`sync.columns.${key}`);
  return [
    { key: 'kind', title: title('kind'), width: '76px', cell: (op) => text(t(`sync.kinds.${op.kind}`)) },
    {
      key: 'record',
      title: title('record'),
      width: 'minmax(180px, 1.1fr)',
      cell: (op) => (
        <span className="truncate" title={op.title} style={{ fontWeight: 500 }}>
          {op.title}
        </span>
      ),
    },
    {
      key: 'change',
      title: title('change'),
      width: 'minmax(110px, .7fr)',
      cell: (op) => text(changeSubject(op, labels[op.entity], t)),
    },
    {
      key: 'state',
      title: title('state'),
      width: '138px',
      cell: (op) => {
        const [shape, tone, word] = changeLook(op, t);
        return <StatusMark shape={shape} tone={tone} label={word} />;
      },
    },
    { key: 'why', title: title('why'), width: 'minmax(200px, 1.3fr)', cell: (op) => text(changeReason(op, t)) },
    {
      key: 'next',
      title: title('next'),
      width: '92px',
      align: 'right',
      cell: (op) => (
        <span className="soft">{op.nextAt ? <RelativeDate at={op.nextAt} isAhead /> : <TextOrDash text="" />}</span>
      ),
    },
    { key: 'request', title: title('request'), width: '136px', cell: (op) => <RequestId id={op.opId} /> },
  ];
}

/** Its beginning and its end: ids of one moment begin alike. The whole of it on hover. */
const RequestId = ({ id }: { id: string }) => (
  <span className="mono dim" title={id}>
    {id.slice(0, 8)}…{id.slice(-6)}
  </span>
);

/** Every change that has not reached the server; those that need a person first. Enter opens the record. */
export function PendingTable() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const labels = { customers: useFieldWord('customers'), contacts: useFieldWord('contacts') };
  const say = useErrorText();
  const {
    data: all,
    error,
    reload,
  } = useQuery('sync.pending', {}, ['sync.changed', 'customers.changed', 'contacts.changed']);
  const data = all && onScreens(all);
  const [cursor, setCursor] = useState<string | null>(null);
  const columns = pendingColumns(t, labels);
  if (error && !data) {
    return (
      <StateView
        picture={<ComputerPicture sign="broken" />}
        title={t('customers.failedTitle')}
        text={say(error)}
        isAlert
      >
        <Button variant="filled" onClick={reload}>
          {t('app.retry')}
        </Button>
      </StateView>
    );
  }
  if (data?.length === 0) {
    return <StateView picture={<ComputerPicture />} title={t('sync.nothingTitle')} text={t('sync.nothingText')} />;
  }
  return (
    <>
      <div className={css.bar}>
        <h2>{t('sync.pendingTitle')}</h2>
        {data && (
          <span className="dim">
            {data.length >= MOST_SHOWN ? t('sync.pendingMore') : t('sync.pendingNote', { count: data.length })}
          </span>
        )}
      </div>
      <DataTable
        label={t('sync.pendingLabel')}
        columns={columns}
        rows={data}
        rowKey={(op) => op.opId}
        total={data?.length ?? 0}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={(op) => navigate(`/${op.entity}/${op.recordId}`)}
      />
      <TableFoot
        summary={t('sync.kept')}
        keys={[
          ['J K', t('keys.move')],
          ['Enter', t('keys.open')],
        ]}
      />
    </>
  );
}
