import { Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconFileExport, IconTrash, IconUserShare } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagChange } from '../../../../src-shared/domain/customers/tags.rules.ts';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import { fieldNamed, isPerson } from '../../../../src-shared/domain/fields.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { formatCount, parseYuan } from '../../../ui/format.ts';
import { KeyCaps } from '../../../ui/key-caps.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { PersonInput } from '../references/person-input.tsx';
import { TagMany } from '../tags/tag-many.tsx';
import css from './bulk-bar.module.css';
import { useChoiceWord } from './use-choice-word.ts';
import { useColumnLabel } from './use-column-label.ts';

const icon = { size: 16, stroke: 1.6 } as const;

interface BulkBarProps {
  readonly entity: ScreenEntity;
  readonly count: number;
  readonly onUpdate: (field: string, value: Json) => void;
  readonly onTag: (change: TagChange) => void;
  readonly onExport: () => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What can be done with the records that are picked; floats above the foot. */
export function BulkBar({ entity, count, onUpdate, onTag, onExport, onRemove, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const { writable, title } = entityTable[entity];
  const fields = writable.filter((field) => {
    const kind = fieldNamed(entity, field)?.kind;
    return field !== title && kind !== undefined && kind !== 'reference';
  });
  return (
    <div className={css.anchor}>
      <div className={css.bar} role="toolbar" aria-label={t('grid.bulkLabel')}>
        <b aria-live="polite">{t('grid.picked', { count, shown: formatCount(count) })}</b>
        <hr />
        <SetField
          {...{ entity, fields, onUpdate }}
          label={t('grid.editField')}
          glyph={<IconAdjustmentsHorizontal {...icon} />}
          stroke="e"
        />
        <SetField
          {...{ entity, onUpdate }}
          fields={['ownerId']}
          label={t('grid.handOver')}
          glyph={<IconUserShare {...icon} />}
        />
        {entity === 'customers' && <TagMany onTag={onTag} />}
        <Button size="xs" variant="subtle" color="gray" leftSection={<IconFileExport {...icon} />} onClick={onExport}>
          {t('transfer.export')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash {...icon} />}
          rightSection={<KeyCaps strokes="Delete" />}
          onClick={onRemove}
        >
          {t('customers.deleteAction')}
        </Button>
        <hr />
        <Button size="xs" variant="subtle" color="gray" rightSection={<KeyCaps strokes="Escape" />} onClick={onClear}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  );
}

interface SetFieldProps extends Pick<BulkBarProps, 'entity' | 'onUpdate'> {
  readonly fields: readonly string[];
  readonly label: string;
  readonly glyph: ReactNode;
  readonly stroke?: string;
}

/** The same value into one field of all of them; nothing typed empties it. */
function SetField({ entity, fields, onUpdate, label, glyph, stroke }: SetFieldProps) {
  const { t } = useTranslation();
  const labelOf = useColumnLabel(entity);
  const wordOf = useChoiceWord();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState(fields[0] ?? '');
  const [text, setText] = useState('');
  useKeys(stroke ? { [stroke]: () => setIsOpen(true) } : {});
  const field = fieldNamed(entity, name);
  const apply = (): void => {
    setIsOpen(false);
    onUpdate(name, valueOf(field?.kind, text.trim()));
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top" trapFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={glyph}
          {...(stroke ? { rightSection: <KeyCaps strokes={stroke} /> } : {})}
          onClick={() => setIsOpen(!isOpen)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <Stack gap="sm" w={240} align="start">
            {fields.length > 1 && (
              <NativeSelect
                w="100%"
                aria-label={t('grid.field')}
                value={name}
                data={fields.map((one) => ({ value: one, label: labelOf(one) }))}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                  setText('');
                }}
              />
            )}
            {field?.kind === 'choice' ? (
              <NativeSelect
                w="100%"
                aria-label={labelOf(name)}
                value={text}
                data={['', ...field.choices].map((value) => ({ value, label: value && wordOf(name, value) }))}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            ) : isPerson(name) ? (
              <PersonInput
                w="100%"
                aria-label={labelOf(name)}
                placeholder={fields.length > 1 ? t('grid.emptyClears') : t('references.findPerson')}
                user={text}
                // A list beside the layer would close it with the click that chooses.
                comboboxProps={{ withinPortal: false }}
                onChange={setText}
              />
            ) : (
              <TextInput
                w="100%"
                aria-label={labelOf(name)}
                placeholder={fields.length > 1 ? t('grid.emptyClears') : labelOf(name)}
                type={field?.kind === 'day' ? 'date' : 'text'}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
            <Button type="submit" size="xs" variant="filled" disabled={fields.length === 1 && text.trim() === ''}>
              {label}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A typed text as the core takes it; what is no number goes as it is and is refused in words. */
function valueOf(kind: string | undefined, text: string): Json {
  if (text === '') return null;
  if (kind === 'cents') return parseYuan(text) ?? text;
  if (kind !== 'number') return text;
  const number = Number(text.replace(/[,，]/gu, ''));
  return Number.isFinite(number) ? number : text;
}
