import { describe, expect, it } from 'vitest';
import { commandWords } from './command-words.rules.ts';

describe('what the program was started for', () => {
  it('is its windows without --cli, also where a switch only begins like it', () => {
    expect(commandWords(['/opt/Satchel/satchel-desktop'])).toBeNull();
    expect(commandWords(['/opt/Satchel/satchel-desktop', '--client', 'list'])).toBeNull();
  });

  it('is the command behind --cli, whatever Chromium was told before', () => {
    expect(commandWords(['electron', '.', '--no-sandbox', '--cli', 'list', '--json'])).toEqual(['list', '--json']);
    expect(commandWords(['Satchel.exe', '--cli'])).toEqual([]);
  });

  it('takes away the one -- that shields the words from Chromium and no other', () => {
    expect(commandWords(['Satchel.exe', '--cli', '--', 'search', '--', '--cli'])).toEqual(['search', '--', '--cli']);
  });
});
