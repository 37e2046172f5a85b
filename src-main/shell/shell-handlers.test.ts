import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src-shared/ipc/shell.routes.ts';
import { createSettingsStore } from './settings.store.ts';
import { shellHandlers } from './shell-handlers.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function handlers() {
  const file = join(folder, 'settings.json');
  const told: { settings: Settings; onDisk: unknown }[] = [];
  const shell = shellHandlers({
    info: () => Promise.reject(new Error('not asked here')),
    settings: createSettingsStore(file),
    onSettings: (settings) => told.push({ settings, onDisk: JSON.parse(readFileSync(file, 'utf8')) }),
    openOutside: () => Promise.resolve(),
    choosing: { 'shell.chooseFile': () => null, 'shell.chooseFiles': () => [] },
    home: folder,
    secrets: { masterKey: () => Promise.resolve('k') },
    showFolder: () => Promise.resolve(),
  });
  return { shell, told, file };
}

describe('saving settings', () => {
  it('tells the windows what is on the disk, not what is only hoped for', async () => {
    const { shell, told } = handlers();
    await shell['shell.saveSettings']({ language: 'en' });
    expect(told).toEqual([{ settings: { language: 'en', theme: null }, onDisk: { language: 'en', theme: null } }]);
  });

  it('changes no window when it could not be saved', () => {
    const { shell, told, file } = handlers();
    mkdirSync(file);
    expect(() => shell['shell.saveSettings']({ theme: 'dark' })).toThrow('STORE_UNWRITABLE');
    expect(told).toEqual([]);
  });
});
