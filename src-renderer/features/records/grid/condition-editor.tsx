import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { fieldNamed, isPerson, type Field } from '../../../../src-shared/domain/fields.ts';
import type { FilterLeaf, FilterOp } from '../../../../src-shared/domain/views/filter.schema.ts';
import { useHasServer } from '../../../ipc/session.ts';
import { PersonInput } from '../references/person-input.tsx';
import { ReferencePicker } from '../references/reference-picker.tsx';
import { fieldsToShow } from './columns.tsx';
import { conditionOf, FIRST_FIELD, opsOf, STRETCH_KEYS, textsOf } from './conditions.ts';
import { useChoiceWord } from './use-choice-word.ts';
import { useColumnLabel } from './use-column-label.ts';

interface ConditionEditorProps {
  readonly entity: ScreenEntity;
  /** Null for a new condition. */
  readonly leaf: FilterLeaf | null;
  /** Hears every condition that is whole. */
  readonly onChange: (leaf: FilterLeaf) => void;
}

interface Typed {
  readonly name: string;
  readonly op: FilterOp;
  readonly texts: readonly string[];
}

const text: Field = { kind: 'text', isLong: false };

function begin(entity: ScreenEntity, leaf: FilterLeaf | null): Typed {
  const name = leaf?.field ?? FIRST_FIELD[entity];
  const field = fieldNamed(entity, name) ?? text;
  return { name, op: leaf?.op ?? opsOf(field)[0] ?? 'eq', texts: leaf ? textsOf(leaf, field) : [] };
}

/** One condition: which field, how it is asked, for what. What is whole is shown in the list at once. */
export function ConditionEditor({ entity, leaf, onChange }: ConditionEditorProps) {
  const { t } = useTranslation();
  const labelOf = useColumnLabel(entity);
  const hasServer = useHasServer();
  const [typed, setTyped] = useState(() => begin(entity, leaf));
  const field = fieldNamed(entity, typed.name) ?? text;
  const change = (next: Typed): void => {
    setTyped(next);
    const condition = conditionOf(next.name, fieldNamed(entity, next.name) ?? text, next.op, next.texts);
    if (condition) onChange(condition);
  };
  const pickField = (name: string): void => {
    const op = opsOf(fieldNamed(entity, name) ?? text)[0] ?? 'eq';
    change({ name, op, texts: [] });
  };
  return (
    <Stack gap="sm" w={260}>
      <NativeSelect
        aria-label={t('grid.field')}
        value={typed.name}
        data={fieldsToShow(entity, hasServer).map((name) => ({ value: name, label: labelOf(name) }))}
        onChange={(event) => pickField(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('grid.operator')}
        value={typed.op}
        data={opsOf(field).map((op) => ({ value: op, label: t(`grid.ops.${op}`) }))}
        onChange={(event) => {
          const op = opsOf(field).find((one) => one === event.currentTarget.value) ?? 'eq';
          change({ ...typed, op, texts: op === 'within' || typed.op === 'within' ? [] : typed.texts });
        }}
      />
      <ValueEditor field={field} typed={typed} onTexts={(texts) => change({ ...typed, texts })} />
    </Stack>
  );
}

/** A list beside the layer would close it with the click that chooses. */
const inLayer = { comboboxProps: { withinPortal: false } } as const;

interface ValueEditorProps {
  readonly field: Field;
  readonly typed: Typed;
  readonly onTexts: (texts: readonly string[]) => void;
}

function ValueEditor({ field, typed: { name, op, texts }, onTexts }: ValueEditorProps) {
  const { t } = useTranslation();
  const wordOf = useChoiceWord();
  if (op === 'empty' || op === 'notEmpty') return null;
  if (op === 'within') {
    const stretches = STRETCH_KEYS.map((key) => ({ value: key, label: t(`grid.stretches.${key}`) }));
    return (
      <NativeSelect
        aria-label={t('grid.value')}
        value={texts[0] ?? ''}
        data={[{ value: '', label: t('form.choose') }, ...stretches]}
        onChange={(event) => onTexts([event.currentTarget.value])}
      />
    );
  }
  if (field.kind === 'choice') {
    return (
      <Checkbox.Group value={[...texts]} onChange={onTexts} aria-label={t('grid.value')}>
        <Stack gap={6}>
          {field.choices.map((choice) => (
            <Checkbox key={choice} value={choice} label={wordOf(name, choice)} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  if (field.kind === 'reference') {
    const pick = (id: string): void => onTexts([id]);
    return (
      <ReferencePicker
        {...inLayer}
        to={field.to}
        id={texts[0] ?? ''}
        isFirst
        onChange={pick}
        aria-label={t('grid.value')}
      />
    );
  }
  if (isPerson(name)) {
    const pick = (user: string): void => onTexts([user]);
    return <PersonInput {...inLayer} user={texts[0] ?? ''} onChange={pick} aria-label={t('grid.value')} />;
  }
  const isDay = field.kind === 'day' || field.kind === 'moment';
  const box = (at: number) => (
    <TextInput
      key={at}
      aria-label={t('grid.value')}
      type={isDay ? 'date' : 'text'}
      inputMode={field.kind === 'number' || field.kind === 'cents' ? 'decimal' : 'text'}
      placeholder={field.kind === 'cents' ? t('grid.yuan') : ''}
      value={texts[at] ?? ''}
      onChange={(event) =>
        onTexts(at === 0 ? [event.currentTarget.value, ...texts.slice(1)] : [texts[0] ?? '', event.currentTarget.value])
      }
    />
  );
  return op === 'between' ? <>{[box(0), box(1)]}</> : box(0);
}
