import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { RecordLine } from '../../../src-shared/ipc/search.routes.ts';
import { call } from '../../ipc/call.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { isComposing } from '../../ui/use-keys.ts';
import type { Command } from './command.ts';
import { isCommandsOnly, isUsable, paletteSections, type Item } from './items.ts';
import { PaletteFoot } from './palette-foot.tsx';
import { PaletteList } from './palette-list.tsx';
import css from './palette.module.css';
import { useHits } from './use-hits.ts';
import { keyAct, useEnter } from './palette-keys.ts';
import { useOption } from './use-option.ts';

interface PaletteProps {
  readonly commands: readonly Command[];
  readonly onOpen: (screen: NonNullable<RecordLine['opensAt']>) => void;
  /** Shows everything of an entity that matches, in its list. */
  readonly onShowAll: (entity: ScreenEntity, text: string) => void;
  /** Leads to the form of a new record with a name. */
  readonly onCreate: (entity: ScreenEntity, name: string) => void;
  /** Closed and nothing chosen: the focus goes back. */
  readonly onClose: () => void;
  /** Closed because something was chosen, which has its own place for the focus. */
  readonly onLeave: () => void;
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

function PaletteBox(props: PaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [composed, setComposed] = useState('');
  const text = composed.trim();
  const isForCommands = isCommandsOnly(text);
  const hits = useHits(isForCommands ? '' : text);
  const isAnswered = isForCommands || hits.text === text;
  const { data: recents = NO_RECENTS } = useQuery('recents.get', {});
  const sections = paletteSections({ text, groups: hits.groups, recents, commands: props.commands });
  const items = sections.flatMap((section) => section.items);
  const option = useOption(items.filter(isUsable).map(({ key }) => key));

  const change = (next: string, isHalf: boolean): void => {
    setTyped(next);
    // Half a syllable is no question.
    if (isHalf || next === composed) return;
    setComposed(next);
    option.reset();
  };
  const run = (item: Item): void => {
    if (item.kind === 'search') change(item.text, false);
    else runItem(item, text, props);
  };
  const enter = useEnter(isAnswered, () => {
    const chosen = items.find(({ key }) => key === option.key);
    if (chosen && isUsable(chosen)) run(chosen);
  });
  const press = (event: React.KeyboardEvent): void => {
    const act = isComposing(event.nativeEvent) ? undefined : keyAct(event, { option, enter, close: props.onClose });
    if (!act) return;
    event.preventDefault();
    act();
  };
  const isNothing = isAnswered && text !== '' && sections.every(({ heading }) => heading === 'create');

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
          aria-autocomplete="list"
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
        <KeyCaps strokes="Escape" />
      </label>
      <p role="status" className={isNothing ? css.none : css.said}>
        {isNothing
          ? t(hits.error ? 'palette.failed' : 'palette.none')
          : isAnswered && t('palette.lines', { count: items.length })}
      </p>
      <PaletteList id={LIST} sections={sections} chosen={option.key} onChoose={option.choose} onRun={run} />
      <PaletteFoot tookMs={text !== '' && hits.text === text && !hits.error ? hits.tookMs : null} />
    </>
  );
}

function runItem(item: Exclude<Item, { kind: 'search' }>, text: string, props: PaletteProps): void {
  if (!isUsable(item)) return;
  if (text !== '' && (item.kind === 'record' || item.kind === 'all')) void call('recents.note', { search: text });
  props.onLeave();
  if (item.kind === 'record') {
    if (item.line.opensAt) props.onOpen(item.line.opensAt);
  } else if (item.kind === 'all') props.onShowAll(item.entity, item.text);
  else if (item.kind === 'create') props.onCreate(item.entity, item.text);
  else item.command.run();
}

const isHalfTyped = (event: Event): boolean => event instanceof InputEvent && event.isComposing;
