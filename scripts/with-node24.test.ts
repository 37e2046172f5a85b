import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./with-node24.mjs', import.meta.url));

describe('with-node24', () => {
  it('keeps standard output clean and passes arguments and the exit code on', () => {
    const program = 'process.stdout.write(JSON.stringify(process.argv.slice(1))); process.exit(4)';
    const { stdout, status } = spawnSync(process.execPath, [script, '-e', program, '--', '--a', 'b c'], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '["--a","b c"]', status: 4 });
  });

  it('runs on Node 24 or newer', () => {
    const { stdout } = spawnSync(process.execPath, [script, '-p', 'process.versions.node'], { encoding: 'utf8' });
    expect(Number(stdout.split('.')[0])).toBeGreaterThanOrEqual(24);
  });

  it('passes SIGTERM on, or a server started by npm would outlive it', async () => {
    const program = `process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('up')`;
    const child = spawn(process.execPath, [script, '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    await expect(once(child, 'exit')).resolves.toEqual([9, null]);
  });
});
