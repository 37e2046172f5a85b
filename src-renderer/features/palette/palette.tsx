import { Kbd, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { call } from '../../ipc/call.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { isComposing } from '../../ui/use-keys.ts';
import type { Command } from './command.ts';
import { isCommandsOnly, isUsable, paletteSections, type Item } from './items.ts';
import { PaletteFoot } from './palette-foot.tsx';
import { PaletteList } from './palette-list.tsx';
import css from './palette.module.css';
import { useHits } from './use-hits.ts';
import { useOption } from './use-option.ts';

interface PaletteProps {
  readonly commands: readonly Command[];
  readonly onOpen: (record: { readonly entity: Entity; readonly id: string }) => void;
  /** Shows everything of an entity that matches, in its list. */
  readonly onShowAll: (entity: ScreenEntity, text: string) => void;
  readonly onClose: () => void;
}

const LIST = 'palette-list';
const NO_RECENTS = { records: [], searches: [], place: null };

/** One box for everything: records of every entity, what was used last, what can be done. The focus stays in the box. */
export function Palette(props: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={props.onClose}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      size={660}
      yOffset={88}
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <PaletteBox {...props} />
    </Modal>
  );
}

function PaletteBox({ commands, onOpen, onShowAll, onClose }: PaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [composed, setComposed] = useState('');
  const text = composed.trim();
  const hits = useHits(isCommandsOnly(text) ? '' : text);
  const { data: recents = NO_RECENTS } = useQuery('recents.get', {});
  const sections = paletteSections({ text, groups: hits.groups, recents, commands });
  const option = useOption(sections.flatMap(({ items }) => items.filter(isUsable).map(({ key }) => key)));

  const change = (next: string, isHalf: boolean): void => {
    setTyped(next);
    // Half a syllable is no question.
    if (!isHalf) setComposed(next);
  };
  const run = (item: Item): void => {
    if (!isUsable(item)) return;
    if (item.kind === 'search') return change(item.text, false);
    if (text !== '' && item.kind !== 'command') void call('recents.note', { search: text });
    onClose();
    if (item.kind === 'record') onOpen(item.line);
    else if (item.kind === 'all') onShowAll(item.entity, item.text);
    else item.command.run();
  };
  const press = (event: React.KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (by !== undefined) option.move(by);
    else if (event.key === 'Enter') {
      const chosen = sections.flatMap(({ items }) => items).find(({ key }) => key === option.key);
      if (chosen) run(chosen);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') onClose();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <label className={css.box}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          data-autofocus
          // At once, not after the focus trap's turn: letters typed right behind Ctrl K belong here.
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={LIST}
          aria-activedescendant={option.key === null ? undefined : `${LIST} ${option.key}`.replaceAll(' ', '-')}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={typed}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change(event.target.value, isHalfTyped(event.nativeEvent))}
          onCompositionEnd={(event) => change(event.currentTarget.value, false)}
          onKeyDown={press}
        />
        <Kbd>Esc</Kbd>
      </label>
      <PaletteList id={LIST} sections={sections} chosen={option.key} onChoose={option.choose} onRun={run} />
      {sections.length === 0 && (isCommandsOnly(text) || hits.text === text) && (
        <p className={css.none}>{hits.error ? t('palette.failed') : t('palette.none')}</p>
      )}
      <PaletteFoot tookMs={text !== '' && hits.text === text && !hits.error ? hits.tookMs : null} />
    </>
  );
}

const isHalfTyped = (event: Event): boolean => event instanceof InputEvent && event.isComposing;
