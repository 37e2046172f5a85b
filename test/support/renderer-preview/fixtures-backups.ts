import type { RecoveryOfferView, RecoveryReportView, SnapshotView } from '../../../src-shared/ipc/backups.routes.ts';
import { toInstant } from '../../../src-shared/lib/time.ts';
import { cell } from './fixtures.ts';

const HOUR = 3_600_000;

const snapshot = (hoursAgo: number, reason: SnapshotView['reason']): SnapshotView => ({
  id: String(hoursAgo),
  at: toInstant(Date.now() - hoursAgo * HOUR),
  reason,
  bytes: 48_200_000 - hoursAgo * 20_000,
});

export const snapshots: readonly SnapshotView[] = [
  snapshot(3, 'automatic'),
  snapshot(8, 'restore'),
  ...[26, 50, 74, 98, 122].map((hours) => snapshot(hours, 'automatic')),
];

export const recoveryOffer = (hasSnapshot: boolean): RecoveryOfferView => ({
  workspace: { id: cell.id, kind: cell.kind, address: cell.address, tenant: cell.tenant, user: cell.user },
  isPossible: hasSnapshot,
  snapshotAt: hasSnapshot ? snapshot(3, 'automatic').at : null,
  records: hasSnapshot ? 24_514 : 0,
  salvageable: hasSnapshot ? 14 : 0,
  unsent: hasSnapshot ? 3 : 0,
});

export const recoveryReport: RecoveryReportView = {
  snapshotAt: snapshot(3, 'automatic').at,
  salvaged: 14,
  unsent: 3,
  lost: 1,
};
