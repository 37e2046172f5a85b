import { Button, Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { Fragment, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { FilterLeaf } from '../../../../src-shared/domain/views/filter.schema.ts';
import { KeyCaps } from '../../../ui/key-caps.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { useToolbar } from '../../../ui/use-toolbar.ts';
import { changeView, useRecordsViewStore } from '../view.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { filterOf, groupsOf, joined, split, withCondition, type ConditionGroup } from './conditions.ts';
import css from './filter-bar.module.css';
import { FilterChip } from './filter-chip.tsx';
import { useLayout } from './use-layout.ts';
import type { ViewAtHand } from './use-view.ts';

interface FilterBarProps {
  readonly entity: ScreenEntity;
  readonly views: ViewAtHand;
}

/** What the open view asks for: 且 joins chips, a shaded group joins its chips by 或; the word between them switches. */
export function FilterBar({ entity, views }: FilterBarProps) {
  const { t } = useTranslation();
  const { view } = views;
  const store = useRecordsViewStore(entity);
  const layOut = useLayout(entity, views);
  const groups = groupsOf(view.filter);
  const bar = useRef<HTMLDivElement>(null);
  const { onFocus, leave } = useToolbar(bar, {
    group: t('grid.filters'),
    next: t('grid.keys.nextPart'),
    previous: t('grid.keys.previousPart'),
  });
  const set = (next: readonly ConditionGroup[]): void => {
    changeView(store, view.id, { filter: filterOf(next) });
    store.setState({ cursor: null });
  };
  return (
    <div ref={bar} className={css.bar} role="toolbar" aria-label={t('grid.filters')} onFocus={onFocus}>
      {groups?.map((group, at) => (
        <Fragment key={at}>
          {at > 0 && <Join word={t('grid.and')} onSwitch={() => set(joined(groups, at - 1))} />}
          <span className={group.length > 1 ? css.group : css.single}>
            {group.map((leaf, inner) => (
              <Fragment key={inner}>
                {inner > 0 && <Join word={t('grid.or')} onSwitch={() => set(split(groups, at, inner - 1))} />}
                <FilterChip
                  {...{ entity, leaf }}
                  onChange={(next) => set(withCondition(groups, [at, inner], next))}
                  onRemove={(chip) => {
                    if (chip) leave(chip);
                    set(withCondition(groups, [at, inner], null));
                  }}
                />
              </Fragment>
            ))}
          </span>
        </Fragment>
      ))}
      {groups === null ? (
        <span className={css.chip}>
          <span>{t('grid.manyConditions')}</span>
          <button type="button" className="plain" aria-label={t('grid.removeAll')} onClick={() => set([])}>
            <IconX size={12} />
          </button>
        </span>
      ) : (
        // Another number of conditions, another button: it forgets what it has added.
        <AddCondition key={`${view.id} ${groups.length}`} entity={entity} onAdd={(leaf) => set([...groups, [leaf]])} />
      )}
      <span className={css.spacer} />
      <ColumnChooser entity={entity} columns={view.columns} onLayout={layOut} />
    </div>
  );
}

function Join({ word, onSwitch }: { readonly word: string; readonly onSwitch: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={`plain ${css.join}`} title={t('grid.switchJoin')} onClick={onSwitch}>
      {word}
    </button>
  );
}

interface AddConditionProps {
  readonly entity: ScreenEntity;
  readonly onAdd: (leaf: FilterLeaf) => void;
}

/** Collects a condition and adds it when it is left or confirmed. */
function AddCondition({ entity, onAdd }: AddConditionProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [leaf, setLeaf] = useState<FilterLeaf | null>(null);
  useKeys({ f: () => setIsOpen(true) });
  const close = (): void => {
    setIsOpen(false);
    if (leaf) onAdd(leaf);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => !next && close()}
      position="bottom-start"
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconFilter size={14} stroke={1.6} />}
          rightSection={<KeyCaps strokes="f" />}
          onClick={() => (isOpen ? close() : setIsOpen(true))}
        >
          {t('grid.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            close();
          }}
        >
          <ConditionEditor entity={entity} leaf={null} onChange={setLeaf} />
          <Button type="submit" size="xs" variant="filled" mt="md" disabled={leaf === null}>
            {t('grid.apply')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
