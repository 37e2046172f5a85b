// Chromium, a virtual display and Chinese fonts: what the preview window, the tour and the tests need of the system.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { at } from './root.mjs';
import { run } from './run.mjs';
import { fail, say } from './say.mjs';

const isDebianRoot = () => {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
};

const findChromium = () => {
  const places = JSON.parse(readFileSync(at('test/support/electron-host/driver/chromium-places.json'), 'utf8'));
  return [process.env.SATCHEL_CHROMIUM, ...places].find((place) => place && existsSync(place)) ?? null;
};

const hasChineseFont = () => {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
};

const hasVirtualDisplay = () => process.platform !== 'linux' || existsSync('/usr/bin/Xvfb');

/** The Debian packages that are missing. @param {{ needsDisplay: boolean }} needs */
const missingPackages = ({ needsDisplay }) => [
  ...(findChromium() ? [] : ['chromium']),
  ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
  ...(needsDisplay && !hasVirtualDisplay() ? ['xvfb'] : []),
];

const aptGet = (...args) =>
  run('apt-get', ['-q', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/**
 * Installs by apt on Debian as root; elsewhere says what to install. Without Chromium the program ends; a missing font or
 * display is only told.
 * @param {{ needsDisplay: boolean }} needs
 */
export const ensureChromium = async (needs) => {
  const missing = missingPackages(needs);
  if (missing.length === 0) return;
  if (isDebianRoot()) {
    say(`Installing ${missing.join(', ')} by apt-get …`);
    await aptGet('update');
    await aptGet('install', '-y', '--no-install-recommends', ...missing);
  }
  const still = missingPackages(needs);
  if (still.length === 0) return;
  say(`Missing on this computer: ${still.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${still.join(' ')}`);
  if (!findChromium()) {
    fail('Chromium or Chrome is needed. Install it, or set SATCHEL_CHROMIUM to its path, and try again.');
  }
};
