import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useErrorText, useProblemText } from '../../../i18n/use-language.ts';
import { asSatchelError } from '../../../ipc/call.ts';
import { KeyCaps } from '../../../ui/key-caps.tsx';
import { isComposing } from '../../../ui/use-keys.ts';
import type { Problems } from '../draft.ts';
import { useKeepDraft } from '../keep-draft.ts';
import { WrongInput } from '../record-form.tsx';
import { setDraft, useRecordsViewStore, type Draft } from '../view.ts';
import { ComposerFields } from './composer-fields.tsx';
import css from './composer.module.css';
import { kindOf, NOTE_KINDS } from './note.ts';
import { useWriteNote } from './use-write-note.ts';

interface ComposerFormProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly draft: Draft;
  /** Closes it; what was typed is kept. */
  readonly onLeave: () => void;
}

/** Kind, words, time, the next follow-up. It is kept from the first key on. */
export function ComposerForm({ entity, record, draft, onLeave }: ComposerFormProps) {
  const { t } = useTranslation();
  const sayError = useErrorText();
  const sayProblem = useProblemText();
  const store = useRecordsViewStore('activities');
  const write = useWriteNote(entity, record);
  const [problems, setProblems] = useState<Problems>({});
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Also where it is open already and its key is pressed again.
    if (draft.focus === 'text') input.current?.focus();
  }, [draft.focus]);
  const kind = kindOf(draft.values);
  useKeepDraft({ entity: 'activities', id: record.id }, draft);
  const set = (field: string, text: string): void => {
    const current = store.getState().drafts[record.id] ?? draft;
    setDraft(store, record.id, { ...current, values: { ...current.values, [field]: text }, focus: null });
    setProblems({});
    setError(null);
  };
  const submit = async (): Promise<void> => {
    if (isSaving) return;
    setIsSaving(true);
    try {
      await write(store.getState().drafts[record.id] ?? draft);
    } catch (caught) {
      const wrong = caught instanceof WrongInput ? caught.problems : asSatchelError(caught).fields;
      setProblems(wrong);
      setError(Object.keys(wrong).length > 0 ? null : sayError(asSatchelError(caught)));
      setIsSaving(false);
    }
  };
  const problem = problems['text'];
  return (
    <form
      className={css.composer}
      aria-label={t('composer.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent) || event.defaultPrevented) return;
        const isSent = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!isSent && event.key !== 'Escape') return;
        // Nor is a button pressed by them, or the page left.
        event.preventDefault();
        event.stopPropagation();
        if (isSent) void submit();
        else onLeave();
      }}
    >
      <div className={css.kinds} role="radiogroup" aria-label={t('composer.kindLabel')}>
        {NOTE_KINDS.map((one) => (
          <label key={one}>
            <input type="radio" name={`kind ${record.id}`} checked={one === kind} onChange={() => set('kind', one)} />
            {t(`composer.kinds.${one}`)}
          </label>
        ))}
      </div>
      <Textarea
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={10}
        ref={input}
        aria-label={t('composer.textLabel')}
        placeholder={t(`composer.prompts.${kind}`)}
        value={draft.values['text'] ?? ''}
        error={problem && sayProblem(problem)}
        onChange={(event) => set('text', event.currentTarget.value)}
      />
      <ComposerFields {...{ entity, record, kind, problems }} values={draft.values} onChange={set} />
      <footer>
        <span
          className={css.note}
          role={error === null ? undefined : 'alert'}
          data-wrong={error === null ? undefined : ''}
        >
          {error}
        </span>
        <Button size="xs" variant="subtle" color="gray" rightSection={<KeyCaps strokes="Escape" />} onClick={onLeave}>
          {t('composer.close')}
        </Button>
        <Button
          size="xs"
          type="submit"
          variant="filled"
          loading={isSaving}
          rightSection={<KeyCaps strokes="mod+Enter" />}
        >
          {t(kind === 'task' ? 'composer.saveTask' : 'composer.save')}
        </Button>
      </footer>
    </form>
  );
}
