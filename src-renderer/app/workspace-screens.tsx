import { useState } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { SCREEN_ENTITIES } from '../../src-shared/domain/entities.ts';
import { createImportView, ImportContext } from '../features/imports/import-view.ts';
import { ImportPage } from '../features/imports/import-page.tsx';
import { NewRecordPage } from '../features/records/new-record-page.tsx';
import { RecordList } from '../features/records/record-list.tsx';
import { RecordPage } from '../features/records/record-page.tsx';
import { createRecordsViews, RecordsViewsContext } from '../features/records/view.ts';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { RecordProblems } from '../features/sync/record-problems.tsx';
import { SyncPage } from '../features/sync/sync-page.tsx';
import { ConnectPage } from '../features/welcome/connect-page.tsx';
import { createCustomerNames, CustomerNamesContext, useFreshCustomerNames } from '../ipc/customer-names.ts';
import { Frame } from './frame.tsx';

/** Every screen of an open workspace. The path lives behind the # because the app is one file. */
export function WorkspaceScreens() {
  const [recordsViews] = useState(createRecordsViews);
  const [customerNames] = useState(createCustomerNames);
  const [importView] = useState(createImportView);
  useFreshCustomerNames(customerNames);
  return (
    <RecordsViewsContext value={recordsViews}>
      <CustomerNamesContext value={customerNames}>
        <ImportContext value={importView}>
          <Router hook={useHashLocation}>
            <Frame>
              <Switch>
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
            </Frame>
          </Router>
        </ImportContext>
      </CustomerNamesContext>
    </RecordsViewsContext>
  );
}
