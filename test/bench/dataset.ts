import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from '../../src-shared/domain/activities/activity.schema.ts';
import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { newRecordSync } from '../../src-shared/domain/sync-state.schema.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { keepingPrimaries } from '../../src-main/core/features/records/keep-primaries.ts';
import { openHome } from '../../src-main/core/store/home.ts';
import type { HomeStore, NewWorkspace } from '../../src-main/core/store/home-store.ts';
import { putOf } from '../../src-main/core/store/put-of.ts';
import { openConnection } from '../../src-main/core/store/sqlite/connection.ts';
import type { Put, Store } from '../../src-main/core/store/store.ts';
import { workspaceRows } from '../../src-main/core/store/workspace-rows.ts';
import { believableCompany } from '../../src-main/core/features/sample-data/company/company.ts';
import { fillStore } from './fill-store.ts';
import { someOp, TEST_KEY } from '../support/stores.ts';

/** A home with one workspace that holds a believable company's customers and activities. */
export interface Dataset {
  readonly customers: number;
  readonly activities: number;
  /** Every so-many-th record, to ask for. */
  readonly someCustomers: readonly Customer[];
  readonly someActivities: readonly Activity[];
  /** Copies the home into a folder. */
  readonly copyTo: (dir: string) => HomeCopy;
}

export interface HomeCopy {
  readonly dir: string;
  readonly file: string;
  /** The key of `file`. */
  readonly key: string;
  readonly workspace: string;
}

/** The day on which the company of every bench stands. */
const TODAY = Date.UTC(2026, 5, 30, 4);
/** 100,000 customers come with 500,000 activities, and so does every larger number of them. */
const MOST_ACTIVITIES = 500_000;
/** One customer of so many waits to be sent. */
const PENDING_OF = 200;
const LOCAL: NewWorkspace = {
  kind: 'local',
  ...{ address: null, baseUrl: null, tenant: null, user: null, profile: null, guarantee: null },
};

export const openBenchHome = (dir: string): Promise<HomeStore> =>
  openHome({ dir, masterKey: TEST_KEY, clock: systemClock, ids: systemIds });

/** The store of a workspace as the app has it. */
export async function openBenchStore({
  dir,
  workspace,
}: HomeCopy): Promise<{ store: Store; close: () => Promise<void> }> {
  const home = await openBenchHome(dir);
  return { store: keepingPrimaries(await home.open(workspace)), close: home.close };
}

/**
 * Makes the dataset in a home of its own: the store makes its file, which is then filled. `now`: when the company stands, in
 * milliseconds.
 */
export async function makeDataset(
  dir: string,
  customers: number,
  note: (text: string) => void,
  now = TODAY,
): Promise<Dataset> {
  const activities = Math.min(MOST_ACTIVITIES, customers * 5);
  note(`writing ${customers} customers with about ${activities} activities`);
  const begun = performance.now();
  const home = await openBenchHome(dir);
  const { id: workspace } = await home.add(LOCAL);
  await home.open(workspace);
  await home.close();
  const found = copyIn(dir, workspace);
  const sample = sampling(Math.max(1, Math.floor(customers / 4_000)));
  fillStore(found, sample.noting(companyPuts(customers, activities, now)));
  const kept = sample.taken();
  const took = (performance.now() - begun) / 1_000;
  note(`wrote ${kept.customers + kept.activities} records in ${took.toFixed(0)} s`);
  return {
    ...kept,
    copyTo: (copy) => {
      cpSync(dir, copy, { recursive: true });
      return copyIn(copy, workspace);
    },
  };
}

/** Counts what passes, and keeps one record of so many. */
function sampling(every: number) {
  const taken = {
    ...{ customers: 0, activities: 0 },
    someCustomers: new Array<Customer>(),
    someActivities: new Array<Activity>(),
  };
  return {
    taken: (): Omit<Dataset, 'copyTo'> => taken,
    noting: function* (puts: Iterable<Put>): Generator<Put> {
      for (const put of puts) {
        if (put.entity === 'customers' && (taken.customers += 1) % every === 0) taken.someCustomers.push(put.record);
        if (put.entity === 'activities' && (taken.activities += 1) % every === 0) taken.someActivities.push(put.record);
        yield put;
      }
    },
  };
}

/** A home with a workspace that was never opened, as a person meets it on the first day. */
export async function makeEmptyHome(dir: string): Promise<HomeCopy> {
  const home = await openBenchHome(dir);
  const { id } = await home.add(LOCAL);
  await home.close();
  return copyIn(dir, id);
}

function* companyPuts(customers: number, activities: number, now: number): Generator<Put> {
  const only = ['customers', 'activities'] as const;
  let number = 0;
  for (const put of believableCompany({
    seed: 2026,
    customers,
    now,
    activities: activities / customers,
    only,
  })) {
    if (put.entity !== 'customers' || (number += 1) % PENDING_OF !== 0) yield put;
    else {
      const sync = { ...newRecordSync(), state: 'pending' as const, ops: [someOp(number, 1)] };
      yield putOf('customers', { ...put.record, sync });
    }
  }
}

function copyIn(dir: string, workspace: string): HomeCopy {
  const connection = openConnection({ file: join(dir, 'home.db'), key: TEST_KEY });
  try {
    const { key } = workspaceRows(connection).secret(workspace);
    return { dir, file: join(dir, 'workspaces', workspace, 'store.db'), key, workspace };
  } finally {
    connection.close();
  }
}
