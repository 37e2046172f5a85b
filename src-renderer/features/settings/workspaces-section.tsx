import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useSession } from '../../ipc/session.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { StatusMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.ts';
import css from './settings.module.css';

const title = ({ kind, tenant, user }: Workspace, t: TFunction): string =>
  kind === 'local' ? t('app.local') : [user, tenant].filter(Boolean).join(' · ');

/** The data of other servers, tenants and users on this computer, one click away. */
export function WorkspacesSection() {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const { workspace: current } = useSession();
  const { data } = useQuery('workspaces.list', {}, ['workspaces.changed']);
  const attempt = async (deed: () => Promise<unknown>): Promise<void> => {
    try {
      await deed();
    } catch (error) {
      toast({ text: say(asSatchelError(error)), isProblem: true });
    }
  };
  const hasLocal = data?.some((workspace) => workspace.kind === 'local') ?? true;
  return (
    <Section title={t('settings.workspaces')}>
      <p className={css.text}>{t('settings.workspacesText')}</p>
      <ul className={css.list}>
        {data?.map((workspace) => (
          <li key={workspace.id}>
            <span>
              {title(workspace, t)}
              {workspace.address && <small>{workspace.address}</small>}
            </span>
            {workspace.id === current?.id ? (
              <StatusMark shape="check" label={t('settings.current')} />
            ) : (
              <Button size="xs" onClick={() => void attempt(() => call('workspaces.open', { id: workspace.id }))}>
                {t('settings.switchTo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!hasLocal && (
        <Button size="xs" onClick={() => void attempt(() => call('workspaces.startLocal', {}))}>
          {t('settings.startLocal')}
        </Button>
      )}
    </Section>
  );
}
