import type { TFunction } from 'i18next';
import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';

/** Whether an edit was made by the person at this computer; without a server there is nobody else. */
export const isMe = (user: string, workspace: Workspace | null): boolean =>
  workspace?.kind !== 'cell' || user === workspace.user;

/** How a person is called in a sentence. */
export const personName = (user: string, workspace: Workspace | null, t: TFunction): string =>
  isMe(user, workspace) ? t('app.me') : user;
