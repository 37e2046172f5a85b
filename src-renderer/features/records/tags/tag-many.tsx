import { Button, Popover, Stack } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagChange } from '../../../../src-shared/domain/customers/tags.rules.ts';
import { TagInput } from './tag-input.tsx';
import css from './tags.module.css';

const NOTHING: TagChange = { add: [], remove: [] };

/** Tags for all customers that are picked: what they are given, and what is taken from those who have it. */
export function TagMany({ onTag }: { onTag: (change: TagChange) => void }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [change, setChange] = useState(NOTHING);
  const apply = (): void => {
    setIsOpen(false);
    setChange(NOTHING);
    onTag(change);
  };
  const box = (side: keyof TagChange) => (
    <div className={css.side}>
      <span>{t(side === 'add' ? 'tags.give' : 'tags.take')}</span>
      <TagInput
        w="100%"
        isInLayer
        aria-label={t(side === 'add' ? 'tags.give' : 'tags.take')}
        value={[...change[side]]}
        onChange={(names) => setChange((last) => ({ ...last, [side]: names }))}
      />
    </div>
  );
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top" trapFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTag size={16} stroke={1.6} />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('tags.tagMany')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" w={260} align="start">
          {box('add')}
          {box('remove')}
          <Button size="xs" variant="filled" disabled={change.add.length + change.remove.length === 0} onClick={apply}>
            {t('tags.apply')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
