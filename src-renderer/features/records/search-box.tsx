import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { isComposing, useKeys } from '../../ui/use-keys.ts';
import css from './search-box.module.css';
import { useRecordsView, useRecordsViewStore } from './view.ts';

/** Finds within a list with every letter; an answer that comes after the next letter is not shown. Nothing is looked up while an input method composes: half a syllable is no question. */
export function SearchBox({ entity }: { entity: ScreenEntity }) {
  const { t } = useTranslation();
  const store = useRecordsViewStore(entity);
  const search = useRecordsView(entity, (view) => view.search);
  const input = useRef<HTMLInputElement>(null);

  const commit = (): void => {
    const text = input.current?.value.trim() ?? '';
    if (text === store.getState().search) return;
    store.setState({ search: text, cursor: null });
  };
  // Cleared from elsewhere (Esc in the list, the button of the empty state).
  useEffect(() => {
    if (input.current && input.current.value.trim() !== search) input.current.value = search;
  }, [search]);
  const focus = (): void => {
    input.current?.focus();
    input.current?.select();
  };
  const find = { act: focus, text: t('app.search') };
  useKeys({ '/': find });
  useKeys({ 'mod+f': find }, { whileTyping: true });

  return (
    <label className={css.search}>
      <IconSearch size={15} stroke={1.6} aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={t('app.search')}
        placeholder={t('app.search')}
        defaultValue={search}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          if (!isComposing(event.nativeEvent as unknown as KeyboardEvent)) commit();
        }}
        onCompositionEnd={commit}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            commit();
            // From here the keys of the list work.
            event.currentTarget.blur();
          }
          if (event.key === 'Escape') {
            event.currentTarget.value = '';
            commit();
            event.currentTarget.blur();
          }
        }}
      />
      {search === '' ? (
        <KeyCaps strokes="/" />
      ) : (
        <button
          type="button"
          className="plain"
          aria-label={t('app.clearSearch')}
          onClick={() => store.setState({ search: '' })}
        >
          <IconX size={13} />
        </button>
      )}
    </label>
  );
}
