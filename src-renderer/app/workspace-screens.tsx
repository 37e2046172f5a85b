import { useState, type ReactNode } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { SCREEN_ENTITIES } from '../../src-shared/domain/entities.ts';
import { createImportView, ImportContext } from '../features/imports/import-view.ts';
import { ImportPage } from '../features/imports/import-page.tsx';
import { KeptRows } from '../features/records/grid/kept-rows.tsx';
import { NewRecordPage } from '../features/records/new-record-page.tsx';
import { RecordList } from '../features/records/record-list.tsx';
import { RecordPage } from '../features/records/record-page.tsx';
import { createRecordsViews, RecordsViewsContext, type RecordsViews } from '../features/records/view.ts';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { TodayPage } from '../features/today/today-page.tsx';
import { RecordProblems } from '../features/sync/record-problems.tsx';
import { SyncPage } from '../features/sync/sync-page.tsx';
import { ConnectPage } from '../features/welcome/connect-page.tsx';
import { createCustomerNames, CustomerNamesContext, useFreshCustomerNames } from '../ipc/customer-names.ts';
import { QueryCacheProvider } from '../ipc/query-cache-provider.tsx';
import { Frame } from './frame.tsx';
import { useLastPlace } from './use-last-place.ts';

/** Every screen of an open workspace. The path lives behind the # because the app is one file. */
export function WorkspaceScreens({ isFirst }: { isFirst: boolean }) {
  const [recordsViews] = useState(createRecordsViews);
  const [customerNames] = useState(createCustomerNames);
  const [importView] = useState(createImportView);
  useFreshCustomerNames(customerNames);
  const isThere = useLastPlace(isFirst);
  if (!isThere) return null;
  return (
    <QueryCacheProvider>
      <KeptRows>
        <RecordsViewsContext value={recordsViews}>
          <CustomerNamesContext value={customerNames}>
            <ImportContext value={importView}>
              <Router hook={useHashLocation}>
                <FrameOf views={recordsViews}>
                  <Switch>
                    <Route path="/today" component={TodayPage} />
                    {SCREEN_ENTITIES.flatMap((entity) => [
                      <Route key={entity} path={`/${entity}`}>
                        <RecordList key={entity} entity={entity} />
                      </Route>,
                      <Route key={`${entity} new`} path={`/${entity}/new`}>
                        <NewRecordPage key={entity} entity={entity} />
                      </Route>,
                      <Route key={`${entity} one`} path={`/${entity}/:id`}>
                        {({ id }) => (
                          <RecordPage
                            key={entity}
                            entity={entity}
                            id={id}
                            problems={(record, edit) => <RecordProblems {...{ entity, record, edit }} />}
                          />
                        )}
                      </Route>,
                    ])}
                    <Route path="/import/:entity?">{({ entity }) => <ImportPage key={entity} wanted={entity} />}</Route>
                    <Route path="/sync/:tab?">{({ tab }) => <SyncPage tab={tab} />}</Route>
                    <Route path="/settings" component={SettingsPage} />
                    <Route path="/connect" component={ConnectPage} />
                    <Route>
                      <Redirect to="/customers" replace />
                    </Route>
                  </Switch>
                </FrameOf>
              </Router>
            </ImportContext>
          </CustomerNamesContext>
        </RecordsViewsContext>
      </KeptRows>
    </QueryCacheProvider>
  );
}

/** The frame, whose palette may fill in the search box of a list. */
function FrameOf({ views, children }: { views: RecordsViews; children: ReactNode }) {
  const [, navigate] = useLocation();
  return (
    <Frame
      onSearchList={(entity, search) => {
        views[entity].setState({ search, cursor: null });
        navigate(`/${entity}`);
      }}
    >
      {children}
    </Frame>
  );
}
