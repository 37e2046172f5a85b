import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../../../test/support/synced-device.ts';
import { temporaryHome, type TemporaryHome } from '../../../../test/support/temporary-home.ts';
import type { Core } from '../../core.ts';
import { systemClock } from '../../node-ports/clock.ts';
import { systemIds } from '../../node-ports/ids.ts';
import { openCore } from '../../open-core.ts';
import { createHttpNetwork } from '../../sync/transport/http.ts';

let home: TemporaryHome;
let core: Core;

beforeEach(async () => {
  home = await temporaryHome();
  core = await openCore({
    home: home.dir,
    onEvent: () => undefined,
    ports: {
      ...{ clock: systemClock, ids: systemIds, network: createHttpNetwork(), log: silentLog, device: 'test' },
      secrets: { masterKey: async () => home.key },
    },
  });
});
afterEach(async () => {
  await core.close();
  await home.remove();
});

test('two clicks on starting alone begin one workspace, and a third takes nothing from who reads already', async () => {
  const start = core.handlers['workspaces.startLocal'];
  const [first, second] = await Promise.all([start({}), start({})]);
  expect(second.id).toBe(first.id);
  const again = start({});
  const total = await core.handlers['grid.count']({ entity: 'customers', search: '', filter: null, lane: 'list' });
  expect(total).toEqual({ total: 0 });
  expect((await again).id).toBe(first.id);
  expect(await core.handlers['workspaces.list']({})).toHaveLength(1);
});
