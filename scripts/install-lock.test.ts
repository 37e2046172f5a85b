import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = new URL('./install-lock.mjs', import.meta.url).href;

describe('aloneIn', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'satchel-install-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const start = (work: string) =>
    spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { appendFileSync } from 'node:fs';
       import { aloneIn } from ${JSON.stringify(script)};
       const log = (text) => appendFileSync(${JSON.stringify(join(dir, 'log'))}, text);
       await aloneIn(${JSON.stringify(dir)}, async () => { ${work} }, () => undefined);`,
      ],
      { env: { ...process.env, TMPDIR: dir, TEMP: dir } },
    );
  const logged = (): string => readFileSync(join(dir, 'log'), 'utf8');

  it('lets one process at a time do the work', async () => {
    const work = `log('<'); await new Promise((resolve) => setTimeout(resolve, 20)); log('>');`;
    await Promise.all(Array.from({ length: 4 }, () => once(start(work), 'exit')));
    expect(logged()).toBe('<><><><>');
  });

  it('takes over from a process that was killed in it', async () => {
    appendFileSync(join(dir, 'log'), '');
    const killed = start(`log('<'); await new Promise((resolve) => setTimeout(resolve, 60_000));`);
    while (logged() === '') await new Promise((resolve) => setTimeout(resolve, 20));
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const [lock = ''] = readdirSync(dir).filter((name) => name.endsWith('.lock'));
    utimesSync(join(dir, lock), new Date(0), new Date(0));
    await once(start(`log('>');`), 'exit');
    expect(logged()).toBe('<>');
  });
});
