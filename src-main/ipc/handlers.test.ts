import { describe, expect, it } from 'vitest';
import { contract, coreContract } from '../../src-shared/ipc/contract.ts';
import type { HandlersFor, Reply } from '../../src-shared/ipc/define.ts';
import type { shellRoutes } from '../../src-shared/ipc/shell.routes.ts';
import { appHandlers } from './handlers.ts';

const shell: HandlersFor<typeof shellRoutes> = {
  'shell.info': () => ({
    version: '1.0.0',
    platform: 'linux',
    systemLanguage: 'zh',
    isPreview: false,
    hasKeyring: true,
  }),
  'shell.settings': () => ({ language: null, theme: null }),
  'shell.saveSettings': () => ({ language: null, theme: null }),
  'shell.openExternal': () => ({}),
  'shell.chooseFile': () => null,
  'shell.chooseFiles': () => [],
  'shell.showKey': () => ({ key: '', home: '' }),
  'shell.openDataFolder': () => ({}),
  'shell.dataSize': () => ({ data: 0, snapshots: 0 }),
};

function handlersOver(reply: Reply) {
  const asked: unknown[] = [];
  const core = {
    request: (name: string, input: unknown) => {
      asked.push([name, input]);
      return Promise.resolve(reply);
    },
  };
  return { handlers: appHandlers({ shell, core }), asked };
}

describe('the handlers of the app', () => {
  it('answer every route of the contract and no other', () => {
    const { handlers } = handlersOver({ ok: true, data: null });
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
  });

  it('send every route of the core to the worker under its own name', async () => {
    const { handlers, asked } = handlersOver({ ok: true, data: null });
    for (const name of Object.keys(coreContract)) {
      await (handlers as Record<string, (input: unknown) => unknown>)[name]!({ of: name });
    }
    expect(asked).toEqual(Object.keys(coreContract).map((name) => [name, { of: name }]));
  });

  it('lose nothing of a refusal on the way back', async () => {
    const error = { code: 'WORKSPACE_UNKNOWN', params: { name: 'n' }, fields: { id: 'invalid' } } as const;
    const { handlers } = handlersOver({ ok: false, error });
    await expect(handlers['workspaces.current']({})).rejects.toMatchObject(error);
  });
});
