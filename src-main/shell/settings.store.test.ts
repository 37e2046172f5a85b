import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsStore } from './settings.store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = (): string => join(folder, 'settings.json');

describe('the settings', () => {
  it('are kept for the next start, and what is not named stays', () => {
    createSettingsStore(file()).save({ language: 'en' });
    expect(createSettingsStore(file()).save({ theme: 'dark', language: undefined })).toEqual({
      language: 'en',
      theme: 'dark',
    });
    expect(createSettingsStore(file()).save({ language: null })).toEqual({ language: null, theme: 'dark' });
    expect(createSettingsStore(file()).read()).toEqual({ language: null, theme: 'dark' });
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"language":"fr","theme":null}',
    '{"language":"en","theme":null,"more":1}',
    '\u0000\u0000',
  ])('a broken file (%j) means the system’s, and does not stop the start', (content) => {
    writeFileSync(file(), content);
    expect(createSettingsStore(file()).read()).toEqual({ language: null, theme: null });
    expect(createSettingsStore(file()).save({ theme: 'light' }).theme).toBe('light');
  });

  it('leave no half-written file beside them and are readable by this person only', () => {
    writeFileSync(`${file()}.new`, 'left by a crash');
    createSettingsStore(file()).save({ theme: 'dark' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ language: null, theme: 'dark' });
  });

  it('a change that cannot be written is refused with a plain code, and the old ones stay', () => {
    mkdirSync(file());
    expect(() => createSettingsStore(file()).save({ theme: 'dark' })).toThrow('STORE_UNWRITABLE');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
