import { afterEach, expect, test } from 'vitest';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { SyncOverview } from '../../../../src-shared/ipc/sync.routes.ts';
import { systemIds } from '../../node-ports/ids.ts';
import { TransportError, type Clock, type HttpRequest } from '../../ports.ts';
import { createSyncEngine } from '../create-sync-engine.ts';
import { createRecord } from '../record-edits.ts';
import { memoryStore, newDisk } from '../simulation/memory-store.ts';
import { createModelCell, type Fault } from '../simulation/model-cell.ts';
import type { SyncEngine } from '../sync-engine.ts';

/** Time passes only when told, and whoever sleeps wakes in order. */
function manualClock() {
  let nowMs = Date.UTC(2026, 0, 1);
  const sleepers = new Set<{ readonly atMs: number; readonly wake: () => void }>();
  const clock: Clock = {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { atMs: nowMs + ms, wake: () => resolve() };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          resolve();
        });
      }),
  };
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 60; turns += 1) await nextTurn();
  };
  const pass = async (ms: number): Promise<void> => {
    await settle();
    const endMs = nowMs + ms;
    for (;;) {
      const next = [...sleepers].sort((left, right) => left.atMs - right.atMs)[0];
      if (!next || next.atMs > endMs) break;
      nowMs = Math.max(nowMs, next.atMs);
      sleepers.delete(next);
      next.wake();
      await settle();
    }
    nowMs = endMs;
  };
  return { clock, pass, sleeping: () => sleepers.size };
}

let engine: SyncEngine | null = null;
afterEach(() => engine?.stop());

function device() {
  const time = manualClock();
  const cell = createModelCell();
  const store = memoryStore(newDisk());
  const sent: HttpRequest[] = [];
  /** How far the round was at each request. */
  const progress: SyncOverview['progress'][] = [];
  const state: { fault: Fault; retryAfter: string | null; isOnline: boolean } = {
    fault: 'none',
    retryAfter: null,
    isOnline: true,
  };
  engine = createSyncEngine({
    store,
    ports: {
      clock: time.clock,
      ids: systemIds,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      device: 'd',
      network: {
        isOnline: () => state.isOnline,
        request: async (request) => {
          sent.push(request);
          if (engine) progress.push((await engine.overview()).progress);
          if (state.retryAfter !== null) return { status: 503, headers: { 'retry-after': state.retryAfter }, body: '' };
          if (state.fault === 'unreachable') throw new TransportError('unreachable');
          return cell.handle(request, state.fault);
        },
      },
    },
    workspace: {
      address: 'http://localhost:1',
      baseUrl: 'http://localhost:1',
      tenant: 't',
      user: 'u',
      profile: 'crm-cell',
    },
    credentials: { get: async () => ({ accessToken: 'k', refreshToken: null }), set: async () => undefined },
  });
  const create = async (name: string): Promise<void> => {
    const now = toInstant(time.clock.now());
    const scope = { tenant: 't', user: 'u' };
    const { record, history } = createRecord(
      'customers',
      { name },
      { now, by: 'u', device: 'd', nextId: systemIds.next, scope, changeSetId: null, source: 'edit' },
    );
    await store.write(async () => ({ plan: { puts: [{ entity: 'customers', record }], history }, result: null }));
  };
  return { ...time, cell, sent, progress, state, create, engine };
}

test('an edit is sent a second after it, not five minutes later', async () => {
  const { engine, pass, create, cell } = device();
  engine.startAutomatic();
  await pass(100);
  await create('甲');
  await pass(900);
  expect(cell.rows.size).toBe(0);
  await pass(200);
  expect(cell.rows.size).toBe(1);
});

test('somebody who writes twice a second all day is not put off until the evening', async () => {
  const { engine, pass, create, cell, state, sent } = device();
  engine.startAutomatic();
  await pass(100);
  for (let index = 0; index < 10; index += 1) {
    await create(`甲${index}`);
    await pass(500);
  }
  expect(cell.rows.size).toBeGreaterThan(5);
  state.fault = 'unreachable';
  const before = sent.length;
  for (let index = 0; index < 20; index += 1) {
    await create(`乙${index}`);
    await pass(500);
  }
  expect(await engine.overview()).toMatchObject({ connection: 'offline' });
  expect(sent.length - before).toBeLessThan(30);
});

test('what others wrote arrives within five minutes, and in between nothing is asked', async () => {
  const { engine, pass, sent } = device();
  engine.startAutomatic();
  await pass(1_000);
  const first = sent.length;
  await pass(298_000);
  expect(sent).toHaveLength(first);
  await pass(2_000);
  expect(sent.length).toBeGreaterThan(first);
});

test('[P36] without a network the attempts grow rare, and the first that succeeds sends everything', async () => {
  const { engine, pass, sent, state, create, cell } = device();
  state.fault = 'unreachable';
  await create('甲');
  engine.startAutomatic();
  await pass(3_600_000);
  expect(sent.length).toBeLessThan(60);
  expect(sent.length).toBeGreaterThan(5);
  expect(await engine.overview()).toMatchObject({ connection: 'offline', status: { pending: 1 } });
  state.fault = 'none';
  await pass(300_000);
  expect(cell.rows.size).toBe(1);
  expect(await engine.overview()).toMatchObject({ connection: 'online', status: { settled: true } });
});

test('[P36] a host that asks for twenty minutes gets them, also when somebody goes on editing', async () => {
  const { engine, pass, sent, state, create } = device();
  state.retryAfter = '1200';
  engine.startAutomatic();
  await pass(1_000);
  const asked = sent.length;
  await create('甲');
  await pass(1_190_000);
  expect(sent).toHaveLength(asked);
  state.retryAfter = null;
  await pass(20_000);
  expect(await engine.status()).toMatchObject({ settled: true });
});

test('a system that knows it is offline is not made to try', async () => {
  const { engine, pass, sent, state } = device();
  state.isOnline = false;
  engine.startAutomatic();
  await pass(60_000);
  expect(sent).toEqual([]);
});

test('listeners hear how things stand, and after a stop nothing sleeps on', async () => {
  const { engine, pass, create, sleeping } = device();
  const heard: SyncOverview[] = [];
  engine.onChange((overview) => heard.push(overview));
  engine.startAutomatic();
  await create('甲');
  await pass(5_000);
  expect(heard.at(-1)).toMatchObject({ connection: 'online', isRunning: false, status: { settled: true } });
  expect(heard.at(-1)!.nextAt).not.toBeNull();
  await engine.stop();
  expect(sleeping()).toBe(0);
});

test('a trouble is told with since when and how often, and is over with the first answer', async () => {
  const { engine, pass, state, create } = device();
  state.fault = 'unreachable';
  engine.startAutomatic();
  await pass(100);
  const { trouble: first } = await engine.overview();
  // How soon it is tried again is left to chance, so that devices do not come back all at once.
  const tried = first?.attempts ?? 0;
  expect(tried).toBeGreaterThan(0);
  expect(first).toEqual({
    ...{ kind: 'unreachable', since: '2026-01-01T00:00:00.000Z', attempts: tried },
    ...{ httpStatus: null, requestId: null },
  });
  await pass(3_600_000);
  const { trouble: later } = await engine.overview();
  expect(later).toMatchObject({ kind: 'unreachable', since: first?.since });
  expect(later?.attempts).toBeGreaterThan(tried + 1);
  state.fault = 'none';
  await create('甲');
  await engine.round({ isManual: true });
  expect(await engine.overview()).toMatchObject({ trouble: null, connection: 'online' });
});

test('a host that asks to be left alone is named as that, a system without a network as that', async () => {
  const { engine, pass, state } = device();
  state.retryAfter = '1200';
  engine.startAutomatic();
  await pass(1_000);
  expect(await engine.overview()).toMatchObject({ connection: 'offline', trouble: { kind: 'paused' } });
  state.isOnline = false;
  await engine.round({ isManual: true });
  expect(await engine.overview()).toMatchObject({ trouble: { kind: 'no_network' } });
});

test('while a round runs it is told how many changes are sent, and afterwards nothing', async () => {
  const { engine, create, progress } = device();
  for (const name of ['甲', '乙', '丙']) await create(name);
  await engine.round();
  expect(progress[0]).toEqual({ phase: 'sending', done: 0, total: 3 });
  expect(progress).toContainEqual({ phase: 'receiving', entity: 'customers', done: 3, total: 3 });
  expect((await engine.overview()).progress).toBeNull();
});
