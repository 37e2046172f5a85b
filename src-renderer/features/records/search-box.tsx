import { Kbd } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { isComposing, useKeys } from '../../ui/use-keys.ts';
import css from './search-box.module.css';
import { useRecordsView, useRecordsViewStore } from './view.ts';

/** Short enough to feel immediate, long enough to skip the strokes of fast typing. */
const PAUSE_MS = 60;

/** The one search box. Nothing is looked up while an input method composes: half a syllable is no question. */
export function SearchBox() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  // The box searches the list one is in; from anywhere else the customers.
  const entity = path.startsWith('/contacts') ? 'contacts' : 'customers';
  const store = useRecordsViewStore(entity);
  const search = useRecordsView(entity, (view) => view.search);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef(0);

  const commit = (): void => {
    window.clearTimeout(timer.current);
    const text = input.current?.value.trim() ?? '';
    if (text === store.getState().search) return;
    store.setState({ search: text, cursor: null });
    if (path !== `/${entity}`) navigate(`/${entity}`);
  };
  const commitSoon = (): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(commit, PAUSE_MS);
  };
  // Cleared from elsewhere (Esc in the list, the button of the empty state).
  useEffect(() => {
    if (input.current && input.current.value.trim() !== search) input.current.value = search;
  }, [search]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const focus = (): void => {
    input.current?.focus();
    input.current?.select();
  };
  useKeys({ '/': focus });
  useKeys({ 'mod+k': focus, 'mod+f': focus }, { whileTyping: true });

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
          if (!isComposing(event.nativeEvent as unknown as KeyboardEvent)) commitSoon();
        }}
        onCompositionEnd={commitSoon}
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
        <Kbd>/</Kbd>
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
