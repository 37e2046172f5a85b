import { Redirect, Route, Switch } from 'wouter';
import { SCREEN_ENTITIES } from '../../src-shared/domain/entities.ts';
import { ImportPage } from '../features/imports/import-page.tsx';
import { NewRecordPage } from '../features/records/new-record-page.tsx';
import { RecordList } from '../features/records/record-list.tsx';
import { RecordPage } from '../features/records/record-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { ShortcutsEditor } from '../features/shortcuts/shortcuts-editor.tsx';
import { RecordProblems } from '../features/sync/record-problems.tsx';
import { SyncPage } from '../features/sync/sync-page.tsx';
import { TodayPage } from '../features/today/today-page.tsx';
import { ConnectPage } from '../features/welcome/connect-page.tsx';
import { NoPage } from './no-page.tsx';

/** Which screen stands at which path; every screen and every record has one of its own. */
export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/customers" replace />
      </Route>
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
      <Route path="/settings/:section?">
        {({ section }) => <SettingsPage section={section} shortcuts={<ShortcutsEditor />} />}
      </Route>
      <Route path="/connect" component={ConnectPage} />
      <Route component={NoPage} />
    </Switch>
  );
}
