import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { Choice } from '../../ui/choice.tsx';
import { CHOICES, choiceLabel } from '../../ui/field-value.tsx';
import { Section } from '../../ui/page.tsx';
import { FileFacts } from './file-facts.tsx';
import { useImportStore, wordsOf, type ImportView } from './import-view.ts';
import css from './imports.module.css';

const MOST_WORDS = 30;

/** The file, how a record that is here already is recognised, what happens with it, and the words of closed fields. */
export function ColumnsSide({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const store = useImportStore();
  const closed = Object.keys(CHOICES).filter((field) => view.fields.includes(field));
  return (
    <aside className={css.side}>
      <FileFacts view={view} />
      <Section title={t('imports.same.title')}>
        <p className={css.text}>{t(`${view.entity}.importKey`)}</p>
      </Section>
      <Section title={t('imports.then.title')}>
        <div className={css.choices}>
          <span>{t('imports.then.match')}</span>
          <Choice
            label={t('imports.then.match')}
            value={view.onMatch}
            choices={(['update', 'skip', 'create'] as const).map((value) => ({
              value,
              label: t(`imports.then.${value}`),
            }))}
            onChange={(onMatch) => store.setState({ onMatch, report: null })}
          />
          <span>{t('imports.then.blank')}</span>
          <Choice
            label={t('imports.then.blank')}
            value={view.blank}
            choices={(['leave', 'clear'] as const).map((value) => ({ value, label: t(`imports.then.${value}`) }))}
            onChange={(blank) => store.setState({ blank, report: null })}
          />
        </div>
        <p className={css.text}>{t('imports.then.masked')}</p>
      </Section>
      {closed.map((field) => (
        <ValueWords key={field} view={view} field={field} />
      ))}
    </aside>
  );
}

/** What the words of a column with a closed set of values mean; those known by themselves need nothing. */
function ValueWords({ view, field }: { view: ImportView; field: string }) {
  const { t } = useTranslation();
  const store = useImportStore();
  const label = useFieldLabel(view.entity);
  const words = wordsOf(view, field).slice(0, MOST_WORDS);
  const mapped = view.values[field] ?? {};
  const set = (word: string, code: string | null): void => {
    const { [word]: _old, ...others } = mapped;
    store.setState({
      values: { ...view.values, [field]: code === null ? others : { ...others, [word]: code } },
    });
  };
  return (
    <Section title={t('imports.valuesOf', { field: label(field) })}>
      <div className={css.words}>
        {words.map(({ word, isRefused }) => (
          <div key={word}>
            <span className="truncate" title={word}>
              {word}
            </span>
            <Select
              size="xs"
              aria-label={word}
              data={(CHOICES[field] ?? []).map((code) => ({ value: code, label: choiceLabel(t, field, code) ?? code }))}
              value={mapped[word] ?? null}
              onChange={(code) => set(word, code)}
              clearable
              error={isRefused && !mapped[word]}
              placeholder={t(isRefused ? 'imports.chooseValue' : 'imports.automatic')}
              comboboxProps={{ transitionProps: { duration: 0 } }}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
