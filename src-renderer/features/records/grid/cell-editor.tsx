import { Select } from '@mantine/core';
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { fieldNamed, isPerson, type Field } from '../../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { exactMoney, parseYuan } from '../../../ui/format.ts';
import { isComposing } from '../../../ui/use-keys.ts';
import { PersonInput } from '../references/person-input.tsx';
import { ReferencePicker } from '../references/reference-picker.tsx';
import css from './cell-editor.module.css';
import { editorKey, STAY, type AfterSave } from './editable.ts';
import { useChoiceWord } from './use-choice-word.ts';
import { useColumnLabel } from './use-column-label.ts';

interface CellEditorProps {
  readonly entity: ScreenEntity;
  /** As it was shown when the cell was opened. */
  readonly record: ScreenRecord;
  readonly field: string;
  readonly text: string;
  /** Why it was not saved, in words. */
  readonly problem: string | null;
  /** Another number asks for the focus. */
  readonly asked: number;
  readonly onText: (text: string) => void;
  readonly onSave: (text: string, then: AfterSave) => void;
  readonly onLeave: () => void;
}

const PLAIN: Field = { kind: 'text', isLong: false };
const stop = (event: MouseEvent): void => event.stopPropagation();

/** Changes a value in its cell. What is typed belongs to whoever shows it, so that it outlives the cell. */
export function CellEditor(props: CellEditorProps) {
  const { entity, field, text, problem, asked, onSave, onLeave } = props;
  const box = useRef<HTMLDivElement>(null);
  /** Where the key that took an option wants to go on to. */
  const then = useRef<AfterSave>(STAY);
  const what = fieldNamed(entity, field) ?? PLAIN;
  const isLong = what.kind === 'text' && what.isLong;
  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    input?.focus({ preventScroll: true });
    input?.select();
  }, [asked]);
  const beforeKey = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const key = editorKey(event, isLong);
    then.current = key === null || key === 'leave' ? STAY : key;
    // An open list of choices would take Esc for itself, and Tab would leave the list of records.
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'leave') onLeave();
    else onSave(text, then.current);
  };
  const onKey = (event: KeyboardEvent): void => {
    // An Enter that took an option has been answered by it.
    if (isComposing(event.nativeEvent) || event.key !== 'Enter' || event.isDefaultPrevented()) return;
    if (editorKey(event, isLong) === null) return;
    event.preventDefault();
    onSave(text, then.current);
  };
  const onBlur = (event: FocusEvent): void => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    // Another window in front is no reason to save half a word.
    if (!isInside && document.hasFocus() && problem === null) onSave(text, STAY);
  };
  return (
    <div
      ref={box}
      className={css.editor}
      data-long={isLong ? '' : undefined}
      onKeyDownCapture={beforeKey}
      onKeyDown={onKey}
      onBlur={onBlur}
      onMouseDown={stop}
      onClick={stop}
      onDoubleClick={stop}
    >
      <EditorInput {...props} what={what} onTake={(value) => onSave(value, then.current)} />
      <EditorNote what={what} text={text} problem={problem} />
    </div>
  );
}

interface EditorInputProps extends CellEditorProps {
  readonly what: Field;
  /** A choice was taken, which is as good as saved. */
  readonly onTake: (value: string) => void;
}

function EditorInput({ entity, record, field, text, problem, what, onText, onTake }: EditorInputProps) {
  const { t } = useTranslation();
  const wordOf = useChoiceWord();
  const label = useColumnLabel(entity)(field);
  const common = { 'aria-label': label, 'aria-invalid': problem !== null };
  const list = {
    ...common,
    variant: 'unstyled',
    size: 'xs',
    classNames: { root: css.picker ?? '', input: css.input ?? '' },
    defaultDropdownOpened: true,
  } as const;
  const typed = {
    ...common,
    className: css.input,
    value: text,
    placeholder: record.sync.display[field] ?? '',
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onText(event.currentTarget.value),
  };
  switch (what.kind) {
    case 'reference':
      return (
        <ReferencePicker {...list} to={what.to} id={text} allowDeselect={false} onChange={onText} onTake={onTake} />
      );
    case 'choice':
      return (
        <Select
          {...list}
          allowDeselect={false}
          onOptionSubmit={onTake}
          data={['', ...what.choices].map((value) => ({ value, label: value ? wordOf(field, value) : t('app.none') }))}
          value={text}
          searchable
          nothingFoundMessage={t('app.none')}
          onChange={(value) => onText(value ?? '')}
          comboboxProps={{ transitionProps: { duration: 0 }, width: 160, position: 'bottom-start' }}
        />
      );
    case 'text':
      if (isPerson(field)) return <PersonInput {...list} user={text} onChange={onText} onTake={onTake} />;
      return what.isLong ? <textarea {...typed} rows={5} /> : <input {...typed} autoComplete="off" />;
    case 'number':
    case 'cents':
      return <input {...typed} autoComplete="off" inputMode="decimal" />;
    case 'day':
    case 'moment':
      return <input {...typed} autoComplete="off" placeholder="1990-01-31" />;
  }
}

interface EditorNoteProps {
  readonly what: Field;
  readonly text: string;
  readonly problem: string | null;
}

/** Under the cell: why it was not saved, or the amount that 48.6万 means. */
function EditorNote({ what, text, problem }: EditorNoteProps) {
  if (problem !== null) return <CellNote tone="danger">{problem}</CellNote>;
  const cents = what.kind === 'cents' && /[万亿]/u.test(text) ? parseYuan(text) : null;
  return cents === null ? null : <CellNote tone="quiet">{exactMoney(cents)}</CellNote>;
}

/** A sentence that hangs under a cell. */
export function CellNote({ tone, children }: { readonly tone: 'danger' | 'quiet'; readonly children: ReactNode }) {
  return (
    <span
      ref={(note) => note?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })}
      className={css.note}
      data-tone={tone}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      {children}
    </span>
  );
}
