import { useState } from 'react';
import { Router } from 'wouter';
import { createImportView, ImportContext } from '../features/imports/import-view.ts';
import { KeptRows } from '../features/records/grid/kept-rows.tsx';
import { createRecordsViews, RecordsViewsContext } from '../features/records/view.ts';
import type { StartAnswers } from '../ipc/ask-start.ts';
import { createRecordNames, RecordNamesContext, useFreshRecordNames } from '../ipc/record-names.ts';
import { QueryCacheProvider } from '../ipc/query-cache-provider.tsx';
import { useHashPlace } from '../ui/hash-place.ts';
import { Routes } from './routes.tsx';
import { useLastPlace } from './use-last-place.ts';
import { WorkspaceFrame } from './workspace-frame.tsx';

/**
 * Every screen of an open workspace. The path lives behind the # because the app is one file. `asked`: what is known already
 * of the workspace that the window starts with; null for another one.
 */
export function WorkspaceScreens({ asked }: { asked: StartAnswers | null }) {
  const [recordsViews] = useState(createRecordsViews);
  const [recordNames] = useState(createRecordNames);
  const [importView] = useState(createImportView);
  useFreshRecordNames(recordNames);
  const isThere = useLastPlace(asked?.recents ?? null);
  if (!isThere) return null;
  return (
    <QueryCacheProvider begun={asked?.cache ?? null}>
      <KeptRows>
        <RecordsViewsContext value={recordsViews}>
          <RecordNamesContext value={recordNames}>
            <ImportContext value={importView}>
              <Router hook={useHashPlace}>
                <WorkspaceFrame views={recordsViews}>
                  <Routes />
                </WorkspaceFrame>
              </Router>
            </ImportContext>
          </RecordNamesContext>
        </RecordsViewsContext>
      </KeptRows>
    </QueryCacheProvider>
  );
}
