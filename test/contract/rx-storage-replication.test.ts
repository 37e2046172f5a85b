import { randomUUID } from 'node:crypto';
import {
  awaitRxStorageReplicationIdle,
  cancelRxStorageReplication,
  defaultConflictHandler,
  defaultHashSha256,
  getRxReplicationMetaInstanceSchema,
  replicateRxStorageInstance,
  rxStorageInstanceToReplicationHandler,
  type RxStorageDefaultCheckpoint,
} from 'rxdb/plugins/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insert, nextOf, noteOf, replace, stageOf, type Note, type Notes, type Stage } from './notes.ts';
import { contestants } from './storages.ts';

const IDS = Array.from({ length: 260 }, (_, index) => `n${String(index).padStart(3, '0')}`);

describe.each(contestants)('RxDB’s replication over $name', (contestant) => {
  let stage: Stage;
  beforeEach(() => {
    stage = stageOf(contestant);
  });
  afterEach(() => stage.close());

  /** Two instances of the storage that RxDB keeps the same. */
  async function joined(fork: Notes, master: Notes) {
    const handler = rxStorageInstanceToReplicationHandler<Note, RxStorageDefaultCheckpoint>(
      master,
      defaultConflictHandler,
      randomUUID(),
    );
    return replicateRxStorageInstance<Note>({
      identifier: 'contract',
      pullBatchSize: 50,
      pushBatchSize: 50,
      replicationHandler: handler,
      conflictHandler: defaultConflictHandler,
      forkInstance: fork,
      metaInstance: await stage.open(getRxReplicationMetaInstanceSchema<Note, unknown>(fork.schema, false), {
        collection: 'meta',
      }),
      hashFunction: defaultHashSha256,
      skipStoringPullMeta: false,
    });
  }

  /** What a side holds, without what is each side's own. */
  async function contents(notes: Notes): Promise<unknown[]> {
    const found = await notes.findDocumentsById(IDS, true);
    return found.map(({ id, text, size, _deleted }) => ({ id, text, size, _deleted }));
  }

  test('both sides end with the same records: what was there before, changes, deletions, and the master’s in a conflict', async () => {
    const [fork, master] = [await stage.openNotes(), await stage.openNotes()];
    const [here, there] = [IDS.slice(0, 130), IDS.slice(129)].map((ids) => ids.map((id) => noteOf({ id, size: 1 })));
    await insert(fork, ...(here ?? []).map((note) => ({ ...note, text: 'fork' })));
    await insert(master, ...(there ?? []).map((note) => ({ ...note, text: 'master' })));
    const replication = await joined(fork, master);
    await awaitRxStorageReplicationIdle(replication);
    expect(await contents(fork)).toEqual(await contents(master));
    expect(await contents(fork)).toHaveLength(IDS.length);
    expect((await fork.findDocumentsById(['n129'], false))[0]?.text).toBe('master');
    const [changed, gone] = await fork.findDocumentsById(['n010', 'n200'], false);
    await replace(
      fork,
      [changed!, nextOf(changed!, { text: 'changed here' })],
      [gone!, nextOf(gone!, { _deleted: true })],
    );
    const [other] = await master.findDocumentsById(['n250'], false);
    await replace(master, [other!, nextOf(other!, { text: 'changed there' })]);
    await awaitRxStorageReplicationIdle(replication);
    expect(await contents(fork)).toEqual(await contents(master));
    expect(await master.findDocumentsById(['n010', 'n200', 'n250'], true)).toMatchObject([
      { text: 'changed here', _deleted: false },
      { _deleted: true },
      { text: 'changed there' },
    ]);
    await cancelRxStorageReplication(replication);
  });
});
