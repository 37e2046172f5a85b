import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { useHasServer } from '../../ipc/session.ts';
import { choiceLabel } from '../../ui/field-value.tsx';
import { formatCount } from '../../ui/format.ts';
import { SettledMark, StatusMark } from '../../ui/marks.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import { Fact, StandingFacts } from './around/standing-facts.tsx';
import { FieldValue } from './field-value.tsx';
import { fieldOf } from './kinds.ts';
import { RecordActions } from './record-actions.tsx';
import css from './record-page.module.css';
import type { Step } from './use-step.ts';

const icon = { size: 16, stroke: 1.6 } as const;

/** The few fields of a contact that matter most, in the line under the title. */
const CONTACT_FACTS = ['customerId', 'position', 'mobile', 'email'] as const;

interface RecordHeadProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly step: Step;
  readonly isEditing: boolean;
  readonly isPrimary: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** Where one is, what it is called, how it stands, what one can do with it, and the few facts that matter most. */
export function RecordHead(props: RecordHeadProps) {
  const { entity, record, step, isEditing, isPrimary } = props;
  const { t } = useTranslation();
  const hasServer = useHasServer();
  const status = fieldOf(record, 'status');
  return (
    <header className={css.head}>
      <div className={css.crumb}>
        <Link href={`/${entity}`}>{t(`nav.${entity}`)}</Link>
        {step.index >= 0 && !isEditing && <Stepper step={step} />}
      </div>
      <div className={css.title}>
        <h1 className="truncate" title={record.name}>
          {record.name}
        </h1>
        {typeof status === 'string' && status !== '' && (
          <StatusMark
            shape={status === 'active' ? 'check' : 'pause'}
            label={choiceLabel(t, 'status', status) ?? status}
            isPill
          />
        )}
        {isPrimary && <StatusMark shape="dot" label={t('contact.primary')} isPill />}
        {hasServer && <SettledMark state={record.sync.state} isBare={false} />}
        <span className={css.spacer} />
        {!isEditing && record.deletedAt === null && <RecordActions {...props} />}
      </div>
      <Facts entity={entity} record={record} />
    </header>
  );
}

function Stepper({ step }: { step: Step }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={css.position}>
        {t('customer.position', { index: formatCount(step.index + 1), total: formatCount(step.total) })}
      </span>
      <ActionIcon
        size="xs"
        aria-label={t('customer.previous')}
        disabled={!step.canGo(-1)}
        bg="transparent"
        onClick={() => step.go(-1)}
      >
        <IconChevronUp {...icon} />
      </ActionIcon>
      <ActionIcon
        size="xs"
        aria-label={t('customer.next')}
        disabled={!step.canGo(1)}
        bg="transparent"
        onClick={() => step.go(1)}
      >
        <IconChevronDown {...icon} />
      </ActionIcon>
    </>
  );
}

function Facts({ entity, record }: { entity: ScreenEntity; record: ScreenRecord }) {
  const { t } = useTranslation();
  const label = useFieldLabel(entity);
  return (
    <dl className={css.facts}>
      {entity === 'customers' ? (
        <StandingFacts customer={record} />
      ) : (
        <>
          {CONTACT_FACTS.map((field) => (
            <Fact key={field} label={label(field)}>
              <FieldValue record={record} field={field} />
            </Fact>
          ))}
          <Fact label={t('customer.updatedAt')}>
            <RelativeDate at={record.updatedAt} />
          </Fact>
        </>
      )}
    </dl>
  );
}
