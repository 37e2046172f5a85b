import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ScreenEntity } from '../../src-shared/domain/entities.ts';
import type { Command } from '../features/palette/command.ts';
import { Palette } from '../features/palette/palette.tsx';
import { CheatSheet } from '../features/shortcuts/cheat-sheet.tsx';
import { useKeyRegistry, useKeys } from '../ui/use-keys.ts';
import css from './frame.module.css';
import { PageBoundary } from './page-boundary.tsx';
import { Rail } from './rail.tsx';
import { TitleBar } from './title-bar.tsx';
import { useCommands } from './use-commands.ts';
import { useLayer } from './use-layer.ts';
import { useScrollMemory } from './use-scroll-memory.ts';
import { useVisits } from './use-visits.ts';
import { useWindowTitle } from './use-window-title.ts';

interface FrameProps {
  readonly children: ReactNode;
  /** What the screens add to what can be done from anywhere. */
  readonly more: readonly Command[];
  /** Shows all that matches in the list of an entity. */
  readonly onSearchList: (entity: ScreenEntity, text: string) => void;
  /** Leads to the form of a new record that begins with a name. */
  readonly onCreate: (entity: ScreenEntity, name: string) => void;
}

/** The frame that never moves: title bar, rail, one page surface; above them palette and cheat sheet. */
export function Frame({ children, more, onSearchList, onCreate }: FrameProps) {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const registry = useKeyRegistry();
  const { layer, open, close, leave } = useLayer();
  const commands = [...useCommands(() => open(registry.shortcuts())), ...more];
  const page = useRef<HTMLElement>(null);
  useVisits();
  useWindowTitle(page, path);
  useScrollMemory(page, path);
  // What led here is gone with its page: who cannot see goes on from the new one.
  useEffect(() => {
    if (document.activeElement === document.body) page.current?.focus({ preventScroll: true });
  }, [path]);
  useKeys(
    { 'mod+k': { act: () => open('palette'), text: t('shortcuts.search') } },
    { whileTyping: true, isEverywhere: true },
  );
  const withKeys = commands.filter(({ strokes, kind }) => strokes !== undefined && kind !== 'create');
  useKeys(Object.fromEntries(withKeys.map(({ strokes = '', title, run }) => [strokes, { act: run, text: title }])), {
    isEverywhere: true,
  });
  return (
    <div className={css.frame}>
      <TitleBar commands={commands} onSearch={() => open('palette')} />
      <Rail path={path} />
      <main ref={page} className={css.page} tabIndex={-1}>
        <PageBoundary path={path}>{children}</PageBoundary>
      </main>
      {layer === 'palette' && (
        <Palette
          commands={commands}
          onOpen={({ entity, id }) => navigate(`/${entity}/${id}`)}
          onShowAll={onSearchList}
          onCreate={onCreate}
          onClose={close}
          onLeave={leave}
        />
      )}
      {layer !== null && layer !== 'palette' && <CheatSheet shortcuts={layer} onClose={close} />}
    </div>
  );
}
