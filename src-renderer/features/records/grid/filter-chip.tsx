import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { fieldNamed, isPerson } from '../../../../src-shared/domain/fields.ts';
import type { FilterLeaf, FilterValue } from '../../../../src-shared/domain/views/filter.schema.ts';
import { useRecordName } from '../../../ipc/record-names.ts';
import { useSession } from '../../../ipc/session.ts';
import { exactMoney } from '../../../ui/format.ts';
import { useKeys } from '../../../ui/use-keys.ts';
import { personName } from '../person-name.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { stretchOf } from './conditions.ts';
import css from './filter-bar.module.css';
import { useChoiceWord } from './use-choice-word.ts';
import { useColumnLabel } from './use-column-label.ts';

interface FilterChipProps {
  readonly entity: ScreenEntity;
  readonly leaf: FilterLeaf;
  readonly onChange: (leaf: FilterLeaf) => void;
  /** Hears the chip when that was done by keyboard. */
  readonly onRemove: (chip: HTMLElement | null) => void;
}

/** A condition: field, operator, value; each of them opens its editor. */
export function FilterChip({ entity, leaf, onChange, onRemove }: FilterChipProps) {
  const { t } = useTranslation();
  const label = useColumnLabel(entity)(leaf.field);
  const value = useValueText(entity, leaf);
  const [isOpen, setIsOpen] = useState(false);
  const chip = useRef<HTMLSpanElement>(null);
  const toggle = (): void => setIsOpen(!isOpen);
  const remove = (): void => onRemove(chip.current);
  useKeys(
    {
      Enter: { text: t('grid.keys.changePart') },
      Delete: { act: remove, text: t('grid.keys.removeChip') },
      Backspace: remove,
    },
    { group: t('grid.filters'), within: chip },
  );
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span ref={chip} className={css.chip} role="group" aria-label={`${label} ${t(`grid.ops.${leaf.op}`)} ${value}`}>
          <button type="button" className="plain" onClick={toggle}>
            {label}
          </button>
          <button type="button" className={`plain ${css.op}`} onClick={toggle}>
            {t(`grid.ops.${leaf.op}`)}
          </button>
          {value !== '' && (
            <button type="button" className="plain" title={value} onClick={toggle}>
              <b className="truncate">{value}</b>
            </button>
          )}
          <button
            type="button"
            className={`plain ${css.close}`}
            aria-label={t('grid.remove', { label })}
            onClick={({ detail }) => onRemove(detail === 0 ? chip.current : null)}
          >
            <IconX size={12} />
          </button>
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <ConditionEditor entity={entity} leaf={leaf} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** So many values are named; of more the number is told. */
const NAMED = 2;

/** One value of a field as its condition names it. */
function useOneText(entity: ScreenEntity, name: string): (value: FilterValue) => string {
  const { t } = useTranslation();
  const wordOf = useChoiceWord();
  const { workspace } = useSession();
  return (value) => {
    if (typeof value === 'number' && fieldNamed(entity, name)?.kind === 'cents') return exactMoney(value);
    if (typeof value === 'string' && isPerson(name)) return personName(value, workspace, t);
    return wordOf(name, String(value));
  };
}

/** The record that a condition asks about, by name; null where it asks about none. */
function useReferenceText(entity: ScreenEntity, leaf: FilterLeaf): string | null {
  const { t } = useTranslation();
  const field = fieldNamed(entity, leaf.field);
  const to = field?.kind === 'reference' ? field.to : null;
  const id = to !== null && 'value' in leaf && typeof leaf.value === 'string' ? leaf.value : null;
  const name = useRecordName(to ?? 'customers', id);
  if (id === null) return null;
  return name ?? (name === null ? t('references.notHere') : '…');
}

/** The value of a condition in words. */
function useValueText(entity: ScreenEntity, leaf: FilterLeaf): string {
  const { t } = useTranslation();
  const textOf = useOneText(entity, leaf.field);
  const reference = useReferenceText(entity, leaf);
  if (!('value' in leaf)) return '';
  if (reference !== null) return reference;
  if (leaf.op === 'within') {
    const stretch = stretchOf(leaf.value);
    return stretch ? t(`grid.stretches.${stretch}`) : `${leaf.value.from ?? ''} … ${leaf.value.to ?? ''}`;
  }
  const values = (Array.isArray(leaf.value) ? leaf.value : [leaf.value]).map(textOf);
  if (leaf.op === 'between') return values.join(' – ');
  const named = values.slice(0, NAMED).join(t('customer.fieldJoin'));
  return values.length > NAMED ? t('grid.andMore', { named, count: values.length }) : named;
}
