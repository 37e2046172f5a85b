import { ActionIcon } from '@mantine/core';
import { IconCopy, IconMail, IconMapPin, IconPhone, IconWorld, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { call } from '../../ipc/call.ts';
import { useToast } from '../../ui/toast.ts';
import { isUnseen } from './draft.ts';
import { fieldOf } from './kinds.ts';
import { outsideOf, type Outside } from './outside.ts';

const ICONS: Readonly<Record<Outside['program'], Icon>> = {
  dial: IconPhone,
  write: IconMail,
  browse: IconWorld,
  map: IconMapPin,
};

const COPIED: ReadonlySet<string> = new Set(['phone', 'mobile', 'fax', 'email', 'website', 'address', 'taxNo']);

/** What can be done with a value outside this window: dial, write, look up, copy. Nothing with one that is not here whole. */
export function OutsideActions({ record, field, label }: { record: ScreenRecord; field: string; label: string }) {
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const value = fieldOf(record, field);
  if (!COPIED.has(field) || isUnseen(record, field) || typeof value !== 'string' || value.trim() === '') return null;
  const outside = outsideOf(field, value, i18n.language === 'en' ? 'en' : 'zh');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    toast({ text: t('outside.copied', { label }) });
  };
  return (
    <span data-actions="">
      {outside && (
        <Deed
          icon={ICONS[outside.program]}
          label={t(`outside.${outside.program}`, { label })}
          onClick={() => void call('shell.openExternal', { url: outside.url })}
        />
      )}
      <Deed icon={IconCopy} label={t('outside.copy', { label })} onClick={() => void copy()} />
    </span>
  );
}

interface DeedProps {
  readonly icon: Icon;
  readonly label: string;
  readonly onClick: () => void;
}

function Deed({ icon: DeedIcon, label, onClick }: DeedProps) {
  return (
    <ActionIcon size="xs" aria-label={label} title={label} onClick={onClick}>
      <DeedIcon size={14} stroke={1.6} />
    </ActionIcon>
  );
}
