import type { TFunction } from 'i18next';
import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';

/** As whom edits are made where there is no server to sign in to. */
const LOCAL_USER = 'local';

/** What records call the person at this computer. */
export const meIn = (workspace: Workspace | null): string => workspace?.user ?? LOCAL_USER;

/** Whether something was done by the person at this computer. */
export const isMe = (user: string, workspace: Workspace | null): boolean => user === meIn(workspace);

/** How a person is called in a sentence. */
export const personName = (user: string, workspace: Workspace | null, t: TFunction): string =>
  isMe(user, workspace) ? t('app.me') : user;
