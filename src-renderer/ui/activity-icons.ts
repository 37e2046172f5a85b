import {
  IconMail,
  IconMapPin,
  IconMessage,
  IconNote,
  IconPhone,
  IconRepeat,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { ActivityFields } from '../../src-shared/domain/activities/activity.schema.ts';

/** The picture of each kind of activity: the same on Today, in the timeline and where one is written. */
export const ACTIVITY_ICONS: Readonly<Record<ActivityFields['type'], Icon>> = {
  visit: IconMapPin,
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  note: IconNote,
  follow_up: IconRepeat,
  communication: IconMessage,
};
