import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

const NEW = { entity: 'customers', id: 'new' } as const;

it('gives back what was typed after the app was closed, each form its own, until it is dropped', async () => {
  expect(await core.ask('drafts.read', NEW)).toEqual({ draft: null });
  await core.ask('drafts.keep', { ...NEW, draft: { values: { name: '苏州' }, from: null } });
  await core.ask('drafts.keep', { ...NEW, draft: { values: { name: '苏州恒力' }, from: '/customers' } });
  await core.reopen();
  const { draft } = await core.ask('drafts.read', NEW);
  expect(draft).toMatchObject({ values: { name: '苏州恒力' }, from: '/customers' });
  expect(await core.ask('drafts.read', { ...NEW, entity: 'contacts' })).toEqual({ draft: null });
  await core.ask('drafts.drop', NEW);
  expect(await core.ask('drafts.read', NEW)).toEqual({ draft: null });
});
