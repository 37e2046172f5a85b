import { ActionIcon, Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { useRecordsView, useRecordsViewStore } from '../view.ts';
import { PastBulk } from './past-bulk.tsx';
import { asSeen, isChanged, type ViewAtHand } from './use-view.ts';
import { useViewDeeds } from './use-view-deeds.ts';
import { useViewFiles } from './use-view-files.ts';
import { useViewName } from './use-view-name.ts';
import css from './view-tabs.module.css';

interface ViewActionsProps {
  readonly entity: ScreenEntity;
  readonly views: ViewAtHand;
}

type Layer = 'saveAs' | 'rename' | 'pastBulk';

/** What can be done with the open view: saved and taken back when it was changed, the rest in a menu. */
export function ViewActions({ entity, views }: ViewActionsProps) {
  const { t } = useTranslation();
  const { saved } = views;
  const deeds = useViewDeeds(entity, views);
  const files = useViewFiles();
  const store = useRecordsViewStore(entity);
  const changes = useRecordsView(entity, (state) => state.changes[saved.id]);
  const search = useRecordsView(entity, (state) => state.search);
  const [layer, setLayer] = useState<Layer | null>(null);
  const nameOf = useViewName();
  const at = views.views.findIndex(({ id }) => id === saved.id);
  return (
    <>
      <ActionIcon size="sm" aria-label={t('grid.saveAs')} title={t('grid.saveAs')} onClick={() => setLayer('saveAs')}>
        <IconPlus size={15} stroke={1.6} />
      </ActionIcon>
      <span className={css.spacer} />
      {isChanged(saved, changes, search) && (
        <>
          <Button size="xs" variant="subtle" color="gray" onClick={deeds.reset}>
            {t('grid.reset')}
          </Button>
          <Button size="xs" variant="subtle" onClick={deeds.save}>
            {t('grid.saveView')}
          </Button>
        </>
      )}
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t('grid.viewMenu')} title={t('grid.viewMenu')}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setLayer('saveAs')}>{t('grid.saveAs')}</Menu.Item>
          <Menu.Item onClick={() => setLayer('rename')}>{t('grid.rename')}</Menu.Item>
          <Menu.Item onClick={() => deeds.saveAs(t('grid.copyOf', { name: nameOf(saved) }))}>
            {t('grid.duplicate')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item disabled={at <= 0} onClick={() => deeds.shift(-1)}>
            {t('grid.moveLeft')}
          </Menu.Item>
          <Menu.Item disabled={at === views.views.length - 1} onClick={() => deeds.shift(1)}>
            {t('grid.moveRight')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => files.exportView(entity, asSeen(saved, store.getState()))}>
            {t('viewFiles.export')}
          </Menu.Item>
          <Menu.Item onClick={files.importChosen}>{t('viewFiles.import')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setLayer('pastBulk')}>{t('grid.pastBulk')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={deeds.remove}>{t(deeds.isOwn ? 'grid.removeView' : 'grid.restoreView')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {layer === 'pastBulk' && <PastBulk entity={entity} onClose={() => setLayer(null)} />}
      {(layer === 'rename' || layer === 'saveAs') && (
        <NameView
          title={t(layer === 'rename' ? 'grid.rename' : 'grid.saveAs')}
          name={layer === 'rename' ? nameOf(saved) : ''}
          onName={layer === 'rename' ? deeds.rename : deeds.saveAs}
          onClose={() => setLayer(null)}
        />
      )}
    </>
  );
}

interface NameViewProps {
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function NameView({ title, name, onName, onClose }: NameViewProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  return (
    <Modal opened onClose={onClose} title={title} size="xs" transitionProps={{ duration: 0 }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          onName(text.trim());
          onClose();
        }}
      >
        <TextInput
          label={t('grid.viewName')}
          value={text}
          maxLength={60}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" mt="md" disabled={text.trim() === ''}>
          {t('keys.save')}
        </Button>
      </form>
    </Modal>
  );
}
