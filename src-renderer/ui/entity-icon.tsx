import {
  IconActivity,
  IconAddressBook,
  IconBuildingFactory2,
  IconCash,
  IconCheckbox,
  IconContract,
  IconLayoutKanban,
  IconLifebuoy,
  IconReportAnalytics,
  IconSpeakerphone,
  IconUserSearch,
  type Icon,
} from '@tabler/icons-react';
import type { Entity } from '../../src-shared/domain/entities.ts';

/** The picture of each entity: the same in rail, palette and menus. */
export const ENTITY_ICONS: Readonly<Record<Entity, Icon>> = {
  customers: IconBuildingFactory2,
  contacts: IconAddressBook,
  campaigns: IconSpeakerphone,
  leads: IconUserSearch,
  opportunities: IconLayoutKanban,
  cases: IconLifebuoy,
  contracts: IconContract,
  payments: IconCash,
  activities: IconActivity,
  tasks: IconCheckbox,
  snapshots: IconReportAnalytics,
};

export function EntityIcon({ entity }: { entity: Entity }) {
  const Picture = ENTITY_ICONS[entity];
  return <Picture size={16} stroke={1.6} aria-hidden />;
}
