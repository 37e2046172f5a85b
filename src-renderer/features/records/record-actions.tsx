import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconMail, IconMapPin, IconPencil, IconPhone, IconPrinter, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { call } from '../../ipc/call.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { telephoneUrl } from '../../ui/telephone.ts';
import { useCompose } from './composer/use-compose.ts';
import { isUnseen } from './draft.ts';
import { fieldOf } from './kinds.ts';

const icon = { size: 16, stroke: 1.6 } as const;

/** A field that can be dialled or written to: nothing where the server shows only a part of it. */
function reach(record: ScreenRecord, fields: readonly string[]): string | null {
  const values = fields.filter((field) => !isUnseen(record, field)).map((field) => fieldOf(record, field));
  return values.find((value): value is string => typeof value === 'string' && value !== '') ?? null;
}

interface RecordActionsProps {
  readonly record: ScreenRecord;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** What one can do with a record: call, write, edit, and behind the dots what is done rarely. */
export function RecordActions({ record, onEdit, onRemove }: RecordActionsProps) {
  const { t } = useTranslation();
  const phone = reach(record, ['mobile', 'phone']);
  const dialled = phone === null ? null : telephoneUrl(phone);
  const email = reach(record, ['email']);
  const compose = useCompose(record.id);
  const open = (url: string) => () => void call('shell.openExternal', { url });
  return (
    <>
      {phone !== null && dialled !== null && (
        <Button leftSection={<IconPhone size={15} stroke={1.6} />} title={phone} onClick={open(dialled)}>
          {t('customer.call')}
        </Button>
      )}
      {email && (
        <Button
          leftSection={<IconMail size={15} stroke={1.6} />}
          title={email}
          onClick={open(`mailto:${encodeURIComponent(email).replace('%40', '@')}`)}
        >
          {t('customer.write')}
        </Button>
      )}
      <Button
        leftSection={<IconPencil size={15} stroke={1.6} />}
        rightSection={<KeyCaps strokes="e" />}
        onClick={onEdit}
      >
        {t('customers.editAction')}
      </Button>
      <Button
        variant="filled"
        leftSection={<IconMapPin size={15} stroke={1.8} />}
        rightSection={<KeyCaps strokes="v" />}
        onClick={() => compose('visit')}
      >
        {t('composer.logVisit')}
      </Button>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('customer.more')}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter {...icon} />} onClick={() => window.print()}>
            {t('customer.print')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash {...icon} />}
            rightSection={<KeyCaps strokes="Delete" />}
            onClick={onRemove}
          >
            {t('customers.deleteAction')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
