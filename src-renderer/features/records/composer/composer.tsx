import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { KeyCaps } from '../../../ui/key-caps.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { forgetDraft, useRestoredDraft } from '../keep-draft.ts';
import { setDraft, useRecordsView, useRecordsViewStore } from '../view.ts';
import { ComposerForm } from './composer-form.tsx';
import css from './composer.module.css';
import { isWritten } from './note.ts';
import { useCompose } from './use-compose.ts';

/** Writes down what happened or is to be done with a record: one line until it is used, then the composer. */
export function Composer({ entity, record }: { entity: ScreenEntity; record: ScreenRecord }) {
  const { t } = useTranslation();
  const store = useRecordsViewStore('activities');
  const draft = useRecordsView('activities', (view) => view.drafts[record.id]);
  const compose = useCompose(record.id);
  const line = useRef<HTMLButtonElement>(null);
  const isBegun = draft !== undefined && isWritten(draft.values);
  // What was brought back is opened for its words alone.
  const isOpen = draft !== undefined && !draft.isAside && (isBegun || draft.restoredAt === undefined);
  useRestoredDraft({ entity: 'activities', id: record.id }, { isIdle: true });
  useKeys(
    {
      m: { act: () => compose('note'), text: t('composer.keys.note') },
      v: { act: () => compose('visit'), text: t('composer.keys.visit') },
    },
    { isOff: record.deletedAt !== null },
  );
  const wasOpen = useRef(false);
  useEffect(() => {
    // The focus goes back to where the composer was opened, unless it has gone on by itself.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) line.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (record.deletedAt !== null) return null;
  const leave = (): void => {
    if (draft && isBegun) setDraft(store, record.id, { ...draft, isAside: true });
    else forgetDraft(store, { entity: 'activities', id: record.id });
  };
  if (isOpen) return <ComposerForm entity={entity} record={record} draft={draft} onLeave={leave} />;
  const begun = isBegun ? (draft.values['text'] ?? '').trim().split('\n')[0] : '';
  return (
    <button
      ref={line}
      type="button"
      className={`plain ${css.line}`}
      onClick={() =>
        draft && isBegun ? setDraft(store, record.id, { ...draft, isAside: false, focus: 'text' }) : compose('note')
      }
    >
      <span className="truncate" data-begun={isBegun ? '' : undefined}>
        {isBegun ? t('composer.goOn', { text: begun || t('composer.withoutWords') }) : t('composer.placeholder')}
      </span>
      <KeyCaps strokes="m" />
    </button>
  );
}
