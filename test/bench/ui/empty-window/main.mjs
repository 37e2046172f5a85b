// The least app there can be on the same shell: one window, guarded as ours is, with a page of one line.
import { app, BrowserWindow, protocol } from 'electron/main';
import { join } from 'node:path';

const PAGE = '<!doctype html><meta charset="utf-8"><title>Empty</title><p id="empty">Empty</p>';

app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
void app.whenReady().then(() => {
  const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'" };
  protocol.handle('app', () => new Response(PAGE, { headers }));
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), contextIsolation: true, sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  app.on('window-all-closed', () => app.quit());
  void window.loadURL('app://empty/index.html');
});
