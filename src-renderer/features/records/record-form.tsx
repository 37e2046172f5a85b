import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError } from '../../ipc/call.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Notice } from '../../ui/page.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import { isComposing } from '../../ui/use-keys.ts';
import { changedFields, type Problems } from './draft.ts';
import { FormField } from './form-field.tsx';
import { useKeepDraft } from './keep-draft.ts';
import { FIELD_GROUPS } from './kinds.ts';
import css from './record-form.module.css';
import { setDraft, useRecordsViewStore, type Draft } from './view.ts';

/** Thrown by `save` when the input itself is wrong, before anything is sent. */
export class WrongInput extends Error {
  readonly problems: Problems;

  constructor(problems: Problems) {
    super('wrong input');
    this.problems = problems;
  }
}

interface RecordFormProps {
  readonly entity: ScreenEntity;
  /** The record to edit, or null for a new one. */
  readonly record: ScreenRecord | null;
  readonly draftKey: string;
  readonly draft: Draft;
  readonly saveLabel: string;
  readonly note: ReactNode;
  /** Rejects with WrongInput or a SatchelError; then nothing that was typed is lost. */
  readonly save: (values: Draft['values']) => Promise<void>;
  /** Gives up what was typed. */
  readonly onDiscard: () => void;
  /** Leaves the form; what was typed is kept. */
  readonly onLeave: () => void;
}

/** All fields a person may write. What is typed lives in the draft, so that leaving, an error or a crash loses nothing. */
export function RecordForm(props: RecordFormProps) {
  const { entity, record, draftKey, draft, saveLabel, note, save, onDiscard, onLeave } = props;
  const { t } = useTranslation();
  const store = useRecordsViewStore(entity);
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<SatchelError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const changed = changedFields(draft.values, record);
  useKeepDraft({ entity, id: draftKey }, draft);

  const setField = (field: string, text: string): void => {
    const { values } = store.getState().drafts[draftKey] ?? draft;
    setDraft(store, draftKey, { ...draft, values: { ...values, [field]: text } });
    setProblems(({ [field]: _solved, ...others }) => others);
  };
  const submit = async (): Promise<void> => {
    if (isSaving) return;
    setIsSaving(true);
    setError(null);
    try {
      await save(draft.values);
    } catch (caught) {
      const wrong = caught instanceof WrongInput ? caught.problems : asSatchelError(caught).fields;
      setProblems(wrong);
      if (!(caught instanceof WrongInput)) setError(asSatchelError(caught));
      focusFirst(entity, Object.keys(wrong));
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        if (event.key === 'Escape') onLeave();
      }}
    >
      {draft.restoredAt !== undefined && (
        <Notice
          tone="quiet"
          shape="pencil"
          title={t('form.restored')}
          text={
            <>
              {t('form.typedAt')}
              <RelativeDate at={draft.restoredAt} />
            </>
          }
        />
      )}
      <div className={css.scroll}>
        <div className={css.inner}>
          {FIELD_GROUPS[entity].map(({ id, fields }) => (
            <fieldset key={id} className={css.group}>
              <legend>{t(`customer.sections.${id}`)}</legend>
              {fields.map((field) => (
                <FormField
                  key={field}
                  entity={entity}
                  field={field}
                  record={record}
                  text={draft.values[field]}
                  problem={problems[field]}
                  isFirst={field === (draft.focus ?? 'name')}
                  onChange={(text) => setField(field, text)}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </div>
      <div className={css.bar}>
        <FormStatus changed={changed.length} error={error} hasProblems={Object.keys(problems).length > 0} note={note} />
        {changed.length > 0 && (
          <Button size="xs" variant="subtle" color="gray" onClick={onDiscard}>
            {t('form.discard')}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" rightSection={<KeyCaps strokes="Escape" />} onClick={onLeave}>
          {t(changed.length > 0 ? 'form.leave' : 'app.cancel')}
        </Button>
        <Button
          size="xs"
          type="submit"
          variant="filled"
          loading={isSaving}
          disabled={record !== null && changed.length === 0}
          rightSection={<KeyCaps strokes="mod+Enter" />}
        >
          {saveLabel}
        </Button>
      </div>
    </form>
  );
}

/** The cursor goes to the first field with a problem. */
function focusFirst(entity: ScreenEntity, fields: readonly string[]): void {
  const name = FIELD_GROUPS[entity].flatMap((group) => [...group.fields]).find((field) => fields.includes(field));
  if (name) document.querySelector<HTMLElement>(`[data-form-field="${name}"]`)?.focus();
}

interface FormStatusProps {
  readonly changed: number;
  readonly error: SatchelError | null;
  readonly hasProblems: boolean;
  readonly note: ReactNode;
}

function FormStatus({ changed, error, hasProblems, note }: FormStatusProps) {
  const { t } = useTranslation();
  const say = useErrorText();
  if (error || hasProblems) {
    return (
      <span className={css.error} role="alert">
        {t('form.notSaved')} {error && say(error)}
      </span>
    );
  }
  return <span className="dim truncate">{changed > 0 ? t('form.changed', { count: changed }) : note}</span>;
}
