import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { NEW_DRAFT, setDraft, type RecordsViews } from '../features/records/view.ts';
import { Frame } from './frame.tsx';
import { useViewCommands } from './use-view-commands.ts';

/** The frame, whose palette may fill in the search box of a list, open its views and begin a record. */
export function WorkspaceFrame({ views, children }: { views: RecordsViews; children: ReactNode }) {
  const [, navigate] = useLocation();
  const more = useViewCommands(views);
  return (
    <Frame
      more={more}
      onSearchList={(entity, search) => {
        views[entity].setState({ search, cursor: null });
        navigate(`/${entity}`);
      }}
      onCreate={(entity, name) => {
        setDraft(views[entity], NEW_DRAFT, { values: { name }, focus: null });
        navigate(`/${entity}/new`);
      }}
    >
      {children}
    </Frame>
  );
}
