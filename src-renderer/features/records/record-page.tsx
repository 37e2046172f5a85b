import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { call } from '../../ipc/call.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { Notice } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { ComputerPicture, GhostTable, StateView } from '../../ui/state-view.tsx';
import { useToast } from '../../ui/toast.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { ContactsSection } from './contacts/contacts-section.tsx';
import { useIsPrimary } from './contacts/use-is-primary.ts';
import { EditForm } from './edit-form.tsx';
import { useRestoredDraft } from './keep-draft.ts';
import { ONE } from './kinds.ts';
import { RecordHead } from './record-head.tsx';
import css from './record-page.module.css';
import { RecordSections } from './record-sections.tsx';
import { RecordSide } from './record-side.tsx';
import { AroundSections } from './around/around-sections.tsx';
import { HealthSection } from './around/health-section.tsx';
import { SiblingsSection } from './around/siblings-section.tsx';
import { TagsSection } from './tags/tags-section.tsx';
import { RecordTimeline } from './timeline/record-timeline.tsx';
import { useDeletion } from './use-deletion.ts';
import { useStep } from './use-step.ts';
import { setDraft, useRecordsView, useRecordsViewStore } from './view.ts';

interface RecordPageProps {
  readonly entity: ScreenEntity;
  readonly id: string;
  /** What keeps a record from settling and how to solve it; another feature knows that. */
  readonly problems: (record: ScreenRecord, edit: () => void) => ReactNode;
}

export function RecordPage({ entity, id, problems }: RecordPageProps) {
  const { t } = useTranslation();
  const say = useErrorText();
  const { data, error, reload } = useQuery(`${entity}.get`, { id }, [`${entity}.changed`]);
  if (data) return <RecordView key={id} entity={entity} record={data} problems={problems} />;
  if (!error) return <PageSkeleton label={t('app.loading')} />;
  const isMissing = error.code === 'NOT_FOUND' || error.code === 'INVALID_INPUT';
  return (
    <StateView
      picture={isMissing ? <GhostTable /> : <ComputerPicture sign="broken" />}
      title={t(isMissing ? `${ONE[entity]}.notFoundTitle` : `${ONE[entity]}.failedTitle`)}
      text={isMissing ? t('customer.notFoundText') : t('customers.failedText', { reason: say(error) })}
      isAlert
    >
      <Button component={Link} href={`/${entity}`} variant="filled">
        {t(`${ONE[entity]}.toList`)}
      </Button>
      {!isMissing && <Button onClick={reload}>{t('app.retry')}</Button>}
    </StateView>
  );
}

const isCustomer = (entity: ScreenEntity, record: ScreenRecord): record is Customer =>
  entity === 'customers' && !('customerId' in record);

interface RecordViewProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly problems: RecordPageProps['problems'];
}

function RecordView({ entity, record, problems }: RecordViewProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const store = useRecordsViewStore(entity);
  const kept = useRecordsView(entity, (view) => view.drafts[record.id]);
  const draft = kept?.isAside ? undefined : kept;
  useRestoredDraft({ entity, id: record.id });
  const remove = useDeletion(entity);
  const isPrimary = useIsPrimary(entity, record);
  const isDeleted = record.deletedAt !== null;

  const edit = (focus: string | null): void => {
    if (!isDeleted) setDraft(store, record.id, { values: kept?.values ?? {}, focus });
  };
  const removeAndLeave = async (): Promise<void> => {
    if (await remove(record)) navigate(`/${entity}`);
  };
  const step = useStep(entity, record.id);
  useKeys(
    {
      e: { act: () => edit(null), text: t('shortcuts.edit') },
      Delete: { act: () => void (isDeleted || removeAndLeave()), text: t('shortcuts.delete') },
      Escape: { act: () => navigate(`/${entity}`), text: t('shortcuts.toList') },
      k: { act: () => step.go(-1), text: t('shortcuts.previous') },
      j: { act: () => step.go(1), text: t('shortcuts.next') },
    },
    { isOff: draft !== undefined },
  );
  return (
    <>
      <RecordHead
        {...{ entity, record, step, isPrimary }}
        isEditing={draft !== undefined}
        onEdit={() => edit(null)}
        onRemove={() => void removeAndLeave()}
      />
      {isDeleted && <DeletedNotice entity={entity} record={record} />}
      {kept?.isAside && !isDeleted && <UnsavedNotice onEdit={() => edit(null)} />}
      {problems(record, () => edit(null))}
      {draft ? (
        <EditForm entity={entity} record={record} draft={draft} />
      ) : (
        <div className={css.columns}>
          <div className={css.left} role="region" aria-label={t('customer.sections.details')} tabIndex={0}>
            <RecordSections
              {...{ entity, record }}
              onEdit={edit}
              beside={isCustomer(entity, record) && <TagsSection customer={record} />}
            />
          </div>
          <div className={css.middle}>
            <RecordTimeline entity={entity} record={record} />
          </div>
          <div className={css.right}>
            {entity === 'customers' ? <CustomerSide customer={record} /> : <SiblingsSection contact={record} />}
            <RecordSide entity={entity} record={record} />
          </div>
        </div>
      )}
    </>
  );
}

function CustomerSide({ customer }: { customer: ScreenRecord }) {
  return (
    <>
      <HealthSection customerId={customer.id} />
      <ContactsSection customer={customer} />
      <AroundSections customerId={customer.id} />
    </>
  );
}

/** The form was left with something typed: it waits, and nothing of it is in the record yet. */
function UnsavedNotice({ onEdit }: { onEdit: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="quiet"
      shape="pencil"
      title={t('form.unsaved')}
      text={t('form.unsavedText')}
      action={
        <Button size="xs" onClick={onEdit}>
          {t('form.goOn')}
        </Button>
      }
    />
  );
}

function DeletedNotice({ entity, record }: { entity: ScreenEntity; record: ScreenRecord }) {
  const { t } = useTranslation();
  const toast = useToast();
  const restore = async (): Promise<void> => {
    await call(`${entity}.restore`, { id: record.id });
    toast({ text: t('customers.restored', { name: record.name }) });
  };
  return (
    <Notice
      tone="quiet"
      shape="minus"
      title={t(`${ONE[entity]}.deletedTitle`)}
      text={t('customer.deletedText')}
      action={
        <Button size="xs" onClick={() => void restore()}>
          {t('customer.restore')}
        </Button>
      }
    />
  );
}
