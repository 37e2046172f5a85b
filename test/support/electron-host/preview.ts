import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { launchHost } from './driver/launch-host.ts';

/** The preview window: the built app in a Chromium window of its own, for people who cannot get Electron's binary. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

const openExternal = async (url: string): Promise<void> => {
  const [file = 'xdg-open', ...args] = OPENERS[process.platform] ?? [];
  const child = spawn(file, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', (error) => process.stderr.write(`${error.message}\n`));
  child.unref();
};

const host = launchHost({
  appDir: join(import.meta.dirname, '../../..'),
  args: process.argv.slice(2),
  env: { SATCHEL_PREVIEW: '1' },
  isHeadless: false,
  isOutputShown: true,
  openExternal,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void host.quit());
process.exitCode = (await host.exited) ?? 1;
