import { expect } from '@playwright/test';
import { screensOf } from '../pages/screens.ts';
import type { TourContext } from './run-tour.ts';
import type { SecondDevice } from './second-device.ts';

const THEIRS = { phone: '0512-6666 8888', remarks: '对方在另一台电脑上写的' } as const;
const MINE = '我在路上写的';

/** Two computers of one person change the same two customers: one merges by itself, the other is put to the person. */
export async function editOnTwoDevices(
  { page, hands, pictures, cable, names }: TourContext,
  other: SecondDevice,
): Promise<void> {
  const { frame, sync, conflicts } = screensOf(page);
  const [merging = '', conflicting = ''] = names;
  await other.sync();
  await cable.cut();
  await hands.edit(merging, { remarks: MINE });
  await hands.edit(conflicting, { remarks: MINE });
  await other.edit(merging, { phone: THEIRS.phone });
  await other.edit(conflicting, { remarks: THEIRS.remarks });
  await other.sync();
  await cable.mend();

  await frame.goToSync();
  await sync.run();
  await conflicts.openConflicts();
  await expect(page.getByText(THEIRS.remarks).first()).toBeVisible({ timeout: 60_000 });
  await pictures.take('conflict');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Enter');
  await expect(conflicts.none).toBeVisible();
  await hands.settle();
}
