import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { useFieldLabel } from '../../../i18n/use-field-label.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError } from '../../../ipc/call.ts';
import { useToast } from '../../../ui/toast.ts';
import { isUnseen } from '../draft.ts';
import { fieldOf } from '../kinds.ts';
import { updateFields } from '../update-record.ts';

interface RestoreFieldProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly field: string;
  /** What the field held before the change that the button stands at. */
  readonly before: Json;
}

const currentOf = (record: ScreenRecord, field: string): Json => (fieldOf(record, field) as Json | undefined) ?? null;

/** Whether an edit could write the earlier value: it differs, the field may be written, and no mask lies over it. */
function canRestore({ entity, record, field, before }: RestoreFieldProps): boolean {
  const { writable, changes } = entityTable[entity];
  if (record.deletedAt !== null || !writable.some((name) => name === field) || isUnseen(record, field)) return false;
  return !sameJson(currentOf(record, field), before) && changes.safeParse({ [field]: before }).success;
}

/** Gives a field the value that it had, as an edit like any other, with its way back. */
export function RestoreField(props: RestoreFieldProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const { entity, record, field, before } = props;
  const label = useFieldLabel(entity)(field);
  if (!canRestore(props)) return null;
  const write = async (value: Json): Promise<boolean> => {
    try {
      await updateFields(entity, record.id, { [field]: value });
      return true;
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
      return false;
    }
  };
  const undo = async (value: Json): Promise<void> => {
    if (await write(value)) toast({ text: t('timeline.unrestored', { label }) });
  };
  const restore = async (): Promise<void> => {
    const current = currentOf(record, field);
    if (await write(before)) toast({ text: t('timeline.restored', { label }), undo: () => void undo(current) });
  };
  const words = t('timeline.restore', { label });
  return (
    <ActionIcon size="xs" aria-label={words} title={words} onClick={() => void restore()}>
      <IconArrowBackUp size={14} stroke={1.6} />
    </ActionIcon>
  );
}
