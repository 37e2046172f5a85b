import { onScreens } from './on-screens.ts';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useSession } from '../../ipc/session.ts';
import { formatCount } from '../../ui/format.ts';
import { Notice, PageHead, Tabs } from '../../ui/page.tsx';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { useToast } from '../../ui/toast.ts';
import { ConflictsTab } from './conflicts-tab.tsx';
import { hostOf } from './host-of.ts';
import { ModulesTable } from './modules-table.tsx';
import { PendingTable } from './pending-table.tsx';
import { RefusedTab } from './refused-tab.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { TroubleNotice } from './trouble-notice.tsx';
import { useRunSync } from './use-run-sync.ts';

const TABS = ['overview', 'conflicts', 'refused'] as const;

const tabOf = (word: string | undefined) => TABS.find((id) => id === word) ?? 'overview';

export function SyncPage({ tab }: { tab?: string | undefined }) {
  const active = tabOf(tab);
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { workspace, sync } = useSession();
  if (workspace?.kind !== 'cell') {
    return (
      <>
        <PageHead title={t('sync.title')} />
        <StateView picture={<ComputerPicture />} title={t('sync.localTitle')} text={t('sync.localText')}>
          <Button component={Link} href="/connect" variant="filled">
            {t('sync.localConnect')}
          </Button>
        </StateView>
      </>
    );
  }
  const note = [
    hostOf(workspace),
    workspace.tenant,
    workspace.guarantee && t(`sync.guarantee.${workspace.guarantee}`),
  ].filter(Boolean);
  return (
    <>
      <PageHead title={t('sync.title')} note={note.join(t('customer.fieldJoin') === '、' ? '，' : ', ')}>
        {sync?.connection !== 'signed_out' && <RunButton />}
      </PageHead>
      <Tabs
        label={t('sync.title')}
        active={active}
        onSelect={(id) => navigate(id === 'overview' ? '/sync' : `/sync/${id}`, { replace: true })}
        tabs={TABS.map((id) => ({
          id,
          label: t(`sync.tabs.${id}`),
          ...(id !== 'overview' && sync ? { count: formatCount(sync.status[id]) } : {}),
        }))}
      />
      {sync && <Trouble overview={sync} />}
      {sync && <Missing overview={sync} />}
      {active === 'conflicts' && <ConflictsTab />}
      {active === 'refused' && <RefusedTab />}
      {active === 'overview' && (
        <>
          {sync && <ModulesTable overview={sync} />}
          <PendingTable />
        </>
      )}
    </>
  );
}

function RunButton() {
  const { t } = useTranslation();
  const { isRunning, run } = useRunSync();
  return (
    <Button
      size="xs"
      variant="filled"
      leftSection={<IconRefresh size={15} stroke={1.6} />}
      disabled={isRunning}
      onClick={() => void run()}
    >
      {t(isRunning ? 'sync.running' : 'sync.run')}
    </Button>
  );
}

/** So many records vanished from the server's list at once that a person has to say whether they were deleted. */
function Missing({ overview }: { overview: SyncOverview }) {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const confirm = async (entity: SyncOverview['modules'][number]['entity']): Promise<void> => {
    try {
      await call('sync.confirmDeletions', { entity });
    } catch (error) {
      toast({ text: say(asSatchelError(error)), isProblem: true });
    }
  };
  return onScreens(overview.modules)
    .filter(({ missing = 0 }) => missing > 0)
    .map(({ entity, missing = 0 }) => (
      <Notice
        key={entity}
        tone="warn"
        shape="triangle"
        title={t('sync.missingTitle', { count: missing, module: t(`nav.${entity}`) })}
        text={t('sync.missingText')}
        action={
          <Button size="xs" onClick={() => void confirm(entity)}>
            {t('sync.confirmDeletions')}
          </Button>
        }
      />
    ));
}

/** Signed out, or no answer: what is safe first, then what happens next. */
function Trouble({ overview }: { overview: SyncOverview }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  if (overview.connection === 'signed_out') {
    const text = t('sync.signInText', { user: workspace?.user, tenant: workspace?.tenant });
    return (
      <Notice tone="warn" shape="lock" title={t('sync.signInTitle')} text={text}>
        <SignInAgain />
      </Notice>
    );
  }
  return overview.trouble && <TroubleNotice overview={overview} trouble={overview.trouble} />;
}
