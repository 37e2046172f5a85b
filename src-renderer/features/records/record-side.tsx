import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useHasServer, useSession } from '../../ipc/session.ts';
import { SettledMark, StatusMark } from '../../ui/marks.tsx';
import { FieldList, Section, type FieldView } from '../../ui/page.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import { fieldOf, ONE } from './kinds.ts';
import { personName } from './person-name.ts';
import css from './record-page.module.css';

/** How the record stands with the server, and who made it. */
export function RecordSide({ entity, record }: { entity: ScreenEntity; record: ScreenRecord }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const hasServer = useHasServer();
  const who = (user: string): string => personName(user, workspace, t);
  const stamp = (at: string, by: string) => (
    <>
      <RelativeDate at={at} /> <span className="dim">{who(by)}</span>
    </>
  );
  const fields: FieldView[] = [
    { key: 'createdAt', label: t('customer.createdAt'), value: stamp(record.createdAt, record.createdBy) },
    { key: 'updatedAt', label: t('customer.updatedAt'), value: stamp(record.updatedAt, record.updatedBy) },
  ];
  if (hasServer) {
    const waiting = <span className="dim">{t('customer.waitingForNo')}</span>;
    const no = fieldOf(record, 'no');
    fields.unshift(
      ...(entity === 'customers'
        ? [
            {
              key: 'no',
              label: t('fields.no'),
              value: typeof no === 'string' ? <span className="mono">{no}</span> : waiting,
            },
          ]
        : []),
      {
        key: 'serverId',
        label: t('customer.serverId'),
        value: record.serverId ? (
          <span className="mono" title={record.serverId}>
            {record.serverId}
          </span>
        ) : (
          waiting
        ),
      },
    );
  }
  return (
    <>
      <Section title={t('customer.sections.sync')}>
        <p className={css.state}>
          <SyncSentence entity={entity} record={record} hasServer={hasServer} />
        </p>
      </Section>
      <Section title={t('customer.sections.record')}>
        <FieldList fields={fields} />
      </Section>
    </>
  );
}

function SyncSentence({
  entity,
  record,
  hasServer,
}: {
  entity: ScreenEntity;
  record: ScreenRecord;
  hasServer: boolean;
}) {
  const { t } = useTranslation();
  if (!hasServer) {
    return (
      <>
        <StatusMark shape="here" label={t('customer.localOnly')} />
        <br />
        {t('customer.syncLocal')}
      </>
    );
  }
  const { state, ops } = record.sync;
  const open = ops.filter((op) => op.state !== 'confirmed').length;
  const text =
    state === 'settled'
      ? t(`${ONE[entity]}.syncSettled`)
      : ops.some((op) => op.deps.length > 0 && op.state === 'pending')
        ? t('contact.waitsForCustomer')
        : state === 'held'
          ? t('customer.syncHeld')
          : t('customer.syncPending', { count: Math.max(1, open) });
  return (
    <>
      <SettledMark state={state} isBare={false} />
      <br />
      {text}
    </>
  );
}
