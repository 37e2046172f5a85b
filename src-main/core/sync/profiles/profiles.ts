import type { ProfileId } from '../../../../src-shared/ipc/workspaces.routes.ts';
import { crmCell } from './crm-cell/crm-cell.ts';
import type { Profile } from './profile.ts';

/** Those that this version speaks, in the order in which an unknown server is tried. */
export const PROFILES: readonly Profile[] = [crmCell];

/** The profile of an id, or null where this version does not speak it. */
export const profileOf = (id: ProfileId): Profile | null => PROFILES.find((profile) => profile.id === id) ?? null;
