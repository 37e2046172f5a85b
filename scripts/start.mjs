// `npm start`: installs what is missing, builds, and opens Satchel, in Electron where it can be had.
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const { DISPLAY, WAYLAND_DISPLAY } = process.env;
const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
const isRoot = process.getuid?.() === 0;
const args = process.argv.slice(2);

const openInElectron = (binary) => {
  // Chromium's sandbox cannot be set up by root; there is no way around the flag then.
  if (isRoot) say('Running as root: Electron’s own sandbox is off. Start Satchel as a normal user where you can.');
  return run(binary, [...(isRoot ? ['--no-sandbox'] : []), root, ...args]);
};

const openPreview = async () => {
  await ensureChromium({ needsDisplay: false });
  say('\nElectron’s binary is not here and cannot be downloaded.');
  say('Opening the PREVIEW WINDOW instead: the same built app in Chromium, with Electron emulated.\n');
  return run(node24(), [at('test/support/electron-host/preview.ts'), ...args], { cwd: root });
};

const tour = async () => {
  say('\nThere is no display ($DISPLAY and $WAYLAND_DISPLAY are not set), so no window can be opened.');
  say('Running the tour without one instead; it prints where its pictures are.\n');
  return run(process.execPath, [at('scripts/tour.mjs'), ...args], { cwd: root });
};

const open = async () => {
  if (!hasDisplay) return tour();
  await ensureBuilt();
  const electron = fetchElectron();
  return electron ? openInElectron(electron) : openPreview();
};

await ensurePackages();
process.exit(await open());
