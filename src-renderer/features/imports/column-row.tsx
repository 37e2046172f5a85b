import { Select } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportInspection } from '../../../src-shared/ipc/imports.routes.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Shape } from '../../ui/glyph.tsx';
import { StatusMark, type Tone } from '../../ui/marks.tsx';
import type { ImportView } from './import-view.ts';
import css from './imports.module.css';

type How = ImportInspection['mapping'][number]['how'] | 'chosen' | 'off';

const LOOKS: Readonly<Record<How, readonly [Shape, Tone]>> = {
  exact: ['check', 'quiet'],
  alias: ['check', 'quiet'],
  remembered: ['clock', 'quiet'],
  chosen: ['pencil', 'accent'],
  none: ['minus', 'quiet'],
  off: ['minus', 'quiet'],
  duplicate: ['triangle', 'warn'],
  read_only: ['lock', 'quiet'],
};
const NOTHING = '';
const SAMPLES = 3;

interface ColumnRowProps {
  readonly view: ImportView;
  readonly column: number;
  readonly name: string;
  readonly isCurrent: boolean;
  readonly onEnter: () => void;
  readonly onChange: (field: string | null) => void;
}

function howOf({ inspection, corrected, fields }: ImportView, column: number): How {
  const field = fields[column] ?? null;
  if (corrected.has(column)) return field === null ? 'off' : 'chosen';
  const found = inspection?.mapping.find((one) => one.column === column);
  // Let go because another column took the field.
  if (!found || (field === null && found.field !== null)) return 'off';
  return found.how;
}

/** One column of the file: what stands in it, where it goes, how that was found. */
export function ColumnRow({ view, column, name, isCurrent, onEnter, onChange }: ColumnRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = view.fields[column] ?? null;
  const how = howOf(view, column);
  const [shape, tone] = LOOKS[how];
  const samples = [
    ...new Set((view.inspection?.preview ?? []).map((cells) => cells[column]?.trim() ?? '').filter(Boolean)),
  ].slice(0, SAMPLES);
  const choices = (view.inspection?.fields ?? []).map((one) => ({
    value: one.field,
    label: one.isRequired ? `${one.label[language]} *` : one.label[language],
  }));
  return (
    <tr
      data-column={column}
      data-off={field === null ? '' : undefined}
      data-current={isCurrent ? '' : undefined}
      onFocus={onEnter}
      onClick={onEnter}
    >
      <td title={name}>
        <b className="truncate">{name || t('app.none')}</b>
      </td>
      <td>
        <span className="truncate soft" title={samples.join(' | ')}>
          {samples.length === 0 && t('app.none')}
          {samples.map((sample, index) => (
            <span key={sample} data-odd={isScientific(sample) ? '' : undefined}>
              {index > 0 && <i className={css.sep} />}
              {sample}
            </span>
          ))}
        </span>
      </td>
      <td>
        <IconArrowNarrowRight size={16} stroke={1.5} aria-hidden />
      </td>
      <td>
        <Select
          size="xs"
          aria-label={t('imports.map.fieldFor', { column: name })}
          data={[{ value: NOTHING, label: t('imports.map.off') }, ...choices]}
          value={field ?? NOTHING}
          onChange={(next) => onChange(next === null || next === NOTHING ? null : next)}
          allowDeselect={false}
          searchable
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      </td>
      <td>
        <StatusMark shape={shape} tone={tone} label={t(`imports.how.${how}`)} />
      </td>
    </tr>
  );
}

/** What a spreadsheet makes of a long number; its last digits are gone. */
const isScientific = (text: string): boolean => /^\d(?:\.\d+)?E\+\d+$/iu.test(text);
