import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../features/palette/command.ts';
import { KeyCaps } from '../ui/key-caps.tsx';
import { isComposing, useKeys } from '../ui/use-keys.ts';

/** A key pressed before the menu has the focus is a choice, not a click beside it. */
const POINTER = ['mousedown', 'touchstart'];

/** C, or the button: what can be created, each with the key that chooses it. */
export function QuickCreate({ commands }: { commands: readonly Command[] }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const choices = commands.filter(({ kind }) => kind === 'create');
  const choose = (key: string): void => {
    setIsOpen(false);
    choices.find(({ strokes }) => strokes?.endsWith(` ${key}`))?.run();
  };
  const keys = choices.flatMap(({ strokes }) => strokes?.slice(-1) ?? []);
  // The second key may come before the menu has the focus.
  const ahead = Object.fromEntries(keys.map((key) => [key, () => choose(key)]));
  useKeys(isOpen ? ahead : { c: { act: () => setIsOpen(true), text: t('shortcuts.create') } }, { isEverywhere: true });
  const press = (event: React.KeyboardEvent): void => {
    const isPlain = !isComposing(event.nativeEvent) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const key = event.key.toLowerCase();
    if (!isPlain || !keys.includes(key)) return;
    event.preventDefault();
    choose(key);
  };
  return (
    <Menu
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={200}
      transitionProps={{ duration: 0 }}
      clickOutsideEvents={POINTER}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button size="xs" leftSection={<IconPlus size={14} />} rightSection={<KeyCaps strokes="c" />}>
          {t('app.create')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown onKeyDown={press}>
        {choices.map(({ id, icon: ChoiceIcon, title, strokes = '', run }) => (
          <Menu.Item
            key={id}
            leftSection={<ChoiceIcon size={16} stroke={1.6} />}
            rightSection={<KeyCaps strokes={strokes.slice(-1)} />}
            onClick={run}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
