import { ActionIcon, Avatar } from '@mantine/core';
import { IconPlus, IconStar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { StatusMark } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useToast } from '../../../ui/toast.ts';
import { useKeyName } from '../../../ui/key-caps.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { isUnseen } from '../draft.ts';
import { fieldOf } from '../kinds.ts';
import { PEOPLE_EVENTS, peopleOf } from '../page-questions.ts';
import { NEW_DRAFT, setDraft, useRecordsViewStore } from '../view.ts';
import { Reach } from '../common-columns.tsx';
import css from './contacts-section.module.css';

/** The people at a customer, the primary one first; one click makes another one primary. */
export function ContactsSection({ customer }: { customer: ScreenRecord }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const store = useRecordsViewStore('contacts');
  const makePrimary = useMakePrimary(customer.id);
  const { data } = useQuery('contacts.list', peopleOf(customer.id), PEOPLE_EVENTS);
  const primary = fieldOf(customer, 'primaryContactId');
  const isPrimary = (row: ScreenRecord): boolean => row.id === primary;
  const rows = data?.rows.toSorted((left, right) => Number(isPrimary(right)) - Number(isPrimary(left))) ?? [];
  const add = (): void => {
    if (customer.deletedAt !== null) return;
    setDraft(store, NEW_DRAFT, {
      values: { customerId: customer.id },
      focus: 'name',
      from: `/customers/${customer.id}`,
    });
    navigate('/contacts/new');
  };
  const key = useKeyName('p');
  useKeys({ p: { act: add, text: t('contact.add') } });
  return (
    <Section
      title={t('nav.contacts')}
      count={data?.total}
      action={
        <ActionIcon size="xs" aria-label={t('contact.add')} title={`${t('contact.add')} (${key})`} onClick={add}>
          <IconPlus size={15} stroke={1.6} />
        </ActionIcon>
      }
    >
      {data?.total === 0 && <p className={css.none}>{t('contact.noneHere')}</p>}
      <ul className={css.people}>
        {rows.map((row) => (
          <Person
            key={row.id}
            row={row}
            isPrimary={isPrimary(row)}
            onPrimary={() => void makePrimary(row, rows.find(isPrimary))}
          />
        ))}
      </ul>
    </Section>
  );
}

/** A command with its way back: the one who was primary before. */
function useMakePrimary(customerId: string) {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const set = async (row: ScreenRecord, before: ScreenRecord | undefined): Promise<void> => {
    try {
      await call('contacts.setPrimary', { customerId, contactId: row.id });
      toast({
        text: t('contact.madePrimary', { name: row.name }),
        ...(before ? { undo: () => void set(before, undefined) } : {}),
      });
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
    }
  };
  return set;
}

interface PersonProps {
  readonly row: ScreenRecord;
  readonly isPrimary: boolean;
  readonly onPrimary: () => void;
}

function Person({ row, isPrimary, onPrimary }: PersonProps) {
  const { t } = useTranslation();
  const number = fieldOf(row, 'mobile') || isUnseen(row, 'mobile') ? 'mobile' : 'phone';
  const position = fieldOf(row, 'position');
  return (
    <li className={css.person} data-primary={isPrimary ? '' : undefined}>
      <Avatar size={24}>{row.name.slice(0, 1)}</Avatar>
      <div className={css.who}>
        <Link href={`/contacts/${row.id}`} className="truncate" title={row.name}>
          {row.name}
        </Link>
        {isPrimary ? (
          <StatusMark shape="dot" tone="accent" label={t('contact.primary')} />
        ) : (
          <ActionIcon
            size="xs"
            className={css.star ?? ''}
            aria-label={t('contact.makePrimary', { name: row.name })}
            title={t('contact.makePrimary', { name: row.name })}
            onClick={onPrimary}
          >
            <IconStar size={14} stroke={1.6} />
          </ActionIcon>
        )}
        <small className="truncate" title={typeof position === 'string' ? position : undefined}>
          {typeof position === 'string' ? position : ''}
        </small>
      </div>
      <span className={css.number}>
        <Reach record={row} field={number} />
      </span>
    </li>
  );
}
